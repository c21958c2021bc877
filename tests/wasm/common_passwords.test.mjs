// ADR 0005: the list is kept as fingerprints; every entry is refused, and nearly nothing else.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { dictionary } from '@zxcvbn-ts/language-common';
import * as core from '@steward/core';

before(() => core.init());

test('SEC-34 every password of the published list is refused as common, in any case', () => {
  const long = dictionary['passwords-common'].filter(
    (entry) => [...entry].length >= core.limits.passwordCharactersMin && /^[!-~]+$/.test(entry),
  );
  assert.ok(long.length > 1500, `${long.length} entries`);
  for (const entry of long.flatMap((text) => [text, text.toUpperCase()])) {
    const { ok, issues } = core.parsePassword(entry);
    assert.ok(!ok && issues[0].code === 'password_common', entry);
  }
});

test('SEC-34 a password of one’s own is not mistaken for a common one', () => {
  for (let i = 0; i < 50_000; i += 1) {
    const own = createHash('sha256').update(`own ${i}`).digest('base64').slice(0, 16);
    assert.ok(core.parsePassword(own).ok, own);
  }
});
