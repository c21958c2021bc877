import { describe, expect, it } from 'vitest';
import { coalesced } from '../../../web/src/base/coalesced.ts';

describe('ADV-19: a burst of news', () => {
  it('costs one more run, after the one that was under way', async () => {
    let runs = 0;
    let finish = (): void => undefined;
    const read = coalesced(() => {
      runs += 1;
      return new Promise<void>((resolve) => (finish = resolve));
    });
    const first = read();
    const others = Array.from({ length: 20 }, () => read());
    expect(runs).toBe(1);
    finish();
    await Promise.resolve();
    await Promise.resolve();
    expect(runs).toBe(2);
    finish();
    await Promise.all([first, ...others]);
    expect(runs).toBe(2);
  });

  it('runs again when it is asked afterwards, also after a failure', async () => {
    let runs = 0;
    const read = coalesced(() => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('no answer')) : Promise.resolve();
    });
    await expect(read()).rejects.toThrow('no answer');
    await read();
    expect(runs).toBe(2);
  });
});
