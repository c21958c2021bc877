import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveEvents, type News } from '../../../web/src/client/live.ts';

/** What the browser's EventSource is to us: events by name, and an end. */
class Source extends EventTarget {
  static made: Source[] = [];
  closed = false;
  constructor(readonly url: string) {
    super();
    Source.made.push(this);
  }
  close(): void {
    this.closed = true;
  }
  send(type: string, data: object): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}
const latest = (): Source => {
  const source = Source.made.at(-1);
  if (source === undefined) throw new Error('nothing was opened');
  return source;
};
const change = {
  position: 7,
  action: 'member.role_change',
  occurred_at: '2026-11-21T09:00:00Z',
  actor: { id: 'usr_1', display: 'Ada' },
  targets: [{ type: 'member', id: 'usr_2' }],
};

describe('ADV-19: events of a workspace', () => {
  const heard: News[] = [];
  const makeSource = (url: string) => new Source(url) as unknown as EventSource;
  const line = () =>
    new LiveEvents('/x', (news) => heard.push(news), { makeSource, random: () => 1 });
  beforeEach(() => {
    vi.useFakeTimers();
    Source.made = [];
    heard.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('tells what happens, over one line however often it is opened', () => {
    const live = line();
    live.open();
    live.open();
    latest().send('change', change);
    expect(Source.made).toHaveLength(1);
    expect(heard).toEqual([{ kind: 'change', change }]);
  });

  it('tells that plan or credits have changed', () => {
    line().open();
    latest().send('credits', { revision: 3 });
    expect(heard).toEqual([{ kind: 'credits' }]);
  });

  it('connects again, later each time, and says when it may have missed something', () => {
    const live = line();
    live.open();
    latest().dispatchEvent(new Event('open'));
    expect(heard).toEqual([]);
    const delays = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000];
    for (const delay of delays) {
      const count = Source.made.length;
      latest().dispatchEvent(new Event('error'));
      vi.advanceTimersByTime(delay - 1);
      expect(Source.made).toHaveLength(count);
      vi.advanceTimersByTime(1);
      expect(Source.made).toHaveLength(count + 1);
    }
    expect(Source.made.slice(0, -1).every(({ closed }) => closed)).toBe(true);
    latest().dispatchEvent(new Event('open'));
    expect(heard.at(-1)).toEqual({ kind: 'resumed' });
    latest().dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(1000);
    expect(Source.made).toHaveLength(delays.length + 2);
  });

  it.each(['session_expired', 'session_missing', 'membership_ended'])(
    'ends for good with %s',
    (code) => {
      line().open();
      latest().send('end', { code });
      vi.advanceTimersByTime(120_000);
      expect(heard).toEqual([{ kind: 'ended', code }]);
      expect(Source.made).toHaveLength(1);
      expect(latest().closed).toBe(true);
    },
  );

  it('comes back to a server that was restarted', () => {
    line().open();
    latest().send('end', { code: 'service_unavailable' });
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual([{ kind: 'lost', times: 1 }]);
    expect(Source.made).toHaveLength(2);
  });

  it('is silent once it is closed', () => {
    const live = line();
    live.open();
    latest().dispatchEvent(new Event('error'));
    live.close();
    vi.advanceTimersByTime(120_000);
    expect(Source.made).toHaveLength(1);
  });
});
