import { afterEach, describe, expect, it } from 'vitest';
import { ConnectionError, Problem } from '../../../web/src/client/index.ts';
import { directionOf, loadMessages, overrideMessages } from '../../../web/src/i18n/index.ts';
import { matchLocale } from '../../../web/src/i18n/locale.ts';

const problem = (code: string, params = {}) =>
  new Problem({ type: 'about:blank', title: 'x', status: 400, code, request_id: 'req_7', params });

describe('ADV-20: texts come from a code and its parameters', () => {
  it('formats sizes in the language of the reader', async () => {
    const issue = {
      code: 'picture_too_large',
      path: '/picture',
      params: { actual_bytes: 6_500_000, limit_bytes: 5_242_880 },
    };
    const [english, german] = await Promise.all([
      loadMessages('en', ['refusals']),
      loadMessages('de', ['refusals']),
    ]);
    expect(english.messageOf(issue)).toBe(
      'The file has 6.2 MB, and 5 MB is the most. Crop it or save it smaller.',
    );
    expect(german.messageOf(issue)).toContain('Die Datei hat 6,2 MB, höchstens 5 MB');
  });

  it('is exact to the byte where a rounded size would equal the limit', async () => {
    const params = { actual_bytes: 5_242_881, limit_bytes: 5_242_880 };
    const text = (await loadMessages('en', ['refusals'])).messageOf({
      code: 'picture_too_large',
      path: '',
      params,
    });
    expect(text).toContain('5,242,881 bytes, and 5,242,880 bytes is the most');
  });

  it('rounds a wait up and says it in words', async () => {
    const messages = await loadMessages('en', ['refusals']);
    const text = messages.messageOf(problem('rate_limited', { retry_after_seconds: 61 }));
    expect(text).toContain('Try again in 2 minutes.');
    expect(messages.messageOf(problem('rate_limited'))).toContain('Wait a little');
  });

  it('leaves out a suggestion that there is none of', async () => {
    const messages = await loadMessages('en', ['refusals']);
    expect(messages.messageOf({ code: 'email_malformed', path: '', params: {} })).toBe(
      'Enter an email address like name@example.com.',
    );
    const params = { suggestion: 'billing@acme.test' };
    expect(messages.messageOf({ code: 'email_malformed', path: '', params })).toContain(
      'Did you mean billing@acme.test?',
    );
  });

  it('names roles and formats, counts positions from one', async () => {
    const messages = await loadMessages('de', ['refusals']);
    expect(messages.messageOf(problem('role_insufficient', { role: 'user' }))).toContain(
      '(Nutzer)',
    );
    expect(
      messages.messageOf(problem('picture_format_unsupported', { detected: 'webp' })),
    ).toContain('WebP-Datei');
    const params = { character: 'U+202E', position: 0 };
    expect(messages.messageOf(problem('name_character_forbidden', params))).toContain('Stelle 1');
  });

  it('tells the number of the request that failed', async () => {
    expect((await loadMessages('en', ['refusals'])).messageOf(problem('internal_error'))).toContain(
      'req_7',
    );
  });

  it('names a code that only a newer server knows', async () => {
    const text = (await loadMessages('en', ['refusals'])).messageOf(problem('seat_limit_reached'));
    expect(text).toContain('“seat_limit_reached”');
  });

  it('has a sentence for every way in which a connection fails', async () => {
    const messages = await loadMessages('en', ['refusals']);
    for (const code of ['server_unreachable', 'reply_timeout', 'reply_unreadable'] as const) {
      expect(messages.messageOf(new ConnectionError(code))).toMatch(/again\.$/);
    }
  });
});

describe('ADV-20: a host says it its own way', () => {
  afterEach(() =>
    overrideMessages('en', { 'role.user': 'User', 'code.name_empty': 'Enter a name.' }),
  );

  it('replaces plain texts and texts with placeholders at run time', async () => {
    await overrideMessages('en', {
      'role.user': 'Colleague',
      'code.name_empty': '{n, plural, one {# name} other {# names}} needed.',
    });
    const messages = await loadMessages('en', ['refusals']);
    expect(messages.t('role.user')).toBe('Colleague');
    expect(messages.t('code.name_empty', { n: 2 })).toBe('2 names needed.');
  });
});

describe('locales', () => {
  it.each([
    [['de-AT', 'fr'], 'de'],
    [['fr', 'DE'], 'de'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('chooses for %j the locale %s', (wanted, expected) => {
    expect(matchLocale(wanted, ['en', 'de'])).toBe(expected);
  });

  it('knows which languages run from right to left', () => {
    expect(['ar', 'he-IL', 'de', 'en'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });

  it('makes longer and mirrored texts for tests and keeps their placeholders', async () => {
    const long = await loadMessages('en-XA');
    expect(long.t('role.admin')).toBe('Ådmîñ~~');
    const mirrored = await loadMessages('ar-XB');
    expect(mirrored.direction).toBe('rtl');
    expect(mirrored.t('code_unknown', { code: 'x_y' })).toContain('x_y');
  });
});
