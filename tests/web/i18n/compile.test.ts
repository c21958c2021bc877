import { describe, expect, it } from 'vitest';
import { compileMessage } from '../../../web/src/i18n/compile.ts';
import { fill } from '../../../web/src/i18n/fill.ts';
import { Formats } from '../../../web/src/i18n/formats.ts';

const english = new Formats('en');
const say = (message: string, params = {}, formats = english) =>
  fill(compileMessage(message), params, formats);

describe('ADV-20: messages', () => {
  it('stay plain text where nothing is filled in', () => {
    expect(compileMessage("Don''t, <b>")).toBe("Don't, <b>");
  });

  it('take values and formatted numbers', () => {
    const message = '{name} has {count, number} characters';
    expect(say(message, { name: 'Ada', count: 1234 })).toBe('Ada has 1,234 characters');
    expect(say(message, { name: 'Ada', count: 1234 }, new Formats('de'))).toContain('1.234');
  });

  it('choose by the plural of the language, exact numbers first', () => {
    const message = '{n, plural, =0 {none} one {# file of {owner}} other {# files of {owner}}}';
    const saidOf = (n: number) => say(message, { n, owner: 'Ada' });
    expect([0, 1, 2, 1000].map(saidOf)).toEqual([
      'none',
      '1 file of Ada',
      '2 files of Ada',
      '1,000 files of Ada',
    ]);
    const polish = '{n, plural, one {jeden} few {kilka} many {wiele} other {inne}}';
    const saidInPolish = (n: number) => say(polish, { n }, new Formats('pl'));
    expect([1, 3, 5].map(saidInPolish)).toEqual(['jeden', 'kilka', 'wiele']);
  });

  it('choose by a value, and never by what every object has', () => {
    const message = '{kind, select, a {first} other {another: {kind}}}';
    expect(say(message, { kind: 'a' })).toBe('first');
    expect(say(message, { kind: 'constructor' })).toBe('another: constructor');
  });

  it('show the name of a value that is missing', () => {
    expect(say('Hello {name}')).toBe('Hello {name}');
  });

  it.each(['{at, date}', '{n, plural, offset:1 other {#}}', '{n, number, percent}', '{open'])(
    'refuse %s when they are compiled',
    (message) => {
      expect(() => compileMessage(message)).toThrow();
    },
  );
});
