import { describe, expect, it } from 'vitest';
import {
  auditQueryOf,
  readActivityQuery,
  writeActivityQuery,
} from '../../../web/src/activity/activity-query.ts';

describe('ADV-11: the filters of the log', () => {
  it('stand in the address', () => {
    const text = 'action=member.remove&actor=usr_1&outcome=denied&from=2026-11-01&to=2026-11-21';
    expect(writeActivityQuery(readActivityQuery(text))).toBe(text);
    expect(writeActivityQuery(readActivityQuery(''))).toBe('');
  });

  it('include both days, from midnight to midnight where the reader is', () => {
    const { from, to } = auditQueryOf(readActivityQuery('from=2026-11-01&to=2026-11-01'));
    expect(new Date(from ?? '').getHours()).toBe(0);
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 60 * 60 * 1000);
  });

  it('take no outcome that is none', () => {
    expect(readActivityQuery('outcome=maybe')).toMatchObject({ outcome: '' });
  });

  it('take no day that is none', () => {
    expect(readActivityQuery('from=yesterday&to=2026-1-1')).toMatchObject({ from: '', to: '' });
  });
});
