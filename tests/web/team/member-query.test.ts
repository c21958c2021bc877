import { describe, expect, it } from 'vitest';
import { readListQuery, sameList, writeListQuery } from '../../../web/src/team/member-query.ts';

describe('T1: the address says what the list shows', () => {
  it.each([
    '',
    'search=ada+l',
    'role=admin',
    'sort=joined&order=desc',
    'cursor=abc.def',
    'invite',
    'search=%C3%BC&role=user&sort=role&order=desc&cursor=x&invite',
  ])('%j comes back as it went', (text) => {
    expect(writeListQuery(readListQuery(text))).toBe(text);
  });

  it('takes the usual for what it does not know', () => {
    expect(readListQuery('sort=salary&order=sideways')).toEqual(readListQuery(''));
  });

  it('shows the same list behind the dialog, and for spaces around a word', () => {
    expect(sameList(readListQuery('search=ada'), readListQuery('search=+ada+&invite'))).toBe(true);
    for (const other of ['search=bo', 'role=user', 'sort=role', 'order=desc', 'cursor=x']) {
      expect(sameList(readListQuery(''), readListQuery(other))).toBe(false);
    }
  });
});
