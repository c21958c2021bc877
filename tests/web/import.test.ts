import { describe, expect, it } from 'vitest';

/** All modules but the shell's entry, whose work is to change the document. */
const modules = import.meta.glob<object>([
  '../../web/src/**/*.ts',
  '!**/*.d.ts',
  '!**/*.test.ts',
  '!../../web/src/shell/main.ts',
]);

describe('ADV-17: every module can be imported where there is no browser', () => {
  it('runs in Node without a document', () => {
    expect([typeof document, typeof window]).toEqual(['undefined', 'undefined']);
    expect(Object.keys(modules).length).toBeGreaterThan(30);
  });

  it.each(Object.entries(modules))('%s', async (_path, load) => {
    await expect(load()).resolves.toBeTypeOf('object');
  });
});
