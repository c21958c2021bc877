// SYS-1, ADV-1: the typed functions that pages ask, on the cases of the rules behind them. Their
// module, core.wasm, has no door for JSON calls; the corpus goes through each of them instead.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as core from '@steward/core';

import { fixtureFiles, givenOf } from './support/fixtures.mjs';

const catalogue = readFileSync(new URL('../../assets/roles.json', import.meta.url), 'utf8');

before(async () => {
  await core.init();
  core.loadRoles(catalogue);
});

const moment = (now) => (now === undefined ? undefined : new Date(now));
const value = (found) => ({ ok: true, value: found });

/** By rule: the function, and how a case asks it. */
const typed = {
  parse_account_name: ['parseAccountName', (ask, _, { text }) => ask(text)],
  parse_workspace_name: ['parseWorkspaceName', (ask, _, { text }) => ask(text)],
  parse_workspace_address: ['parseWorkspaceAddress', (ask, _, { text }) => ask(text)],
  parse_api_key: ['parseApiKey', (ask, _, { text }) => ask(text)],
  parse_email: ['parseEmail', (ask, _, { text }) => ask(text)],
  parse_password: ['parsePassword', (ask, _, { text, email, name }) => ask(text, { email, name })],
  default_avatar: [
    'defaultAvatar',
    (ask, _, { id, name, color_count }) => {
      const { initials, color } = ask(id, name, [...Array(color_count).keys()]);
      return value({ initials, color_index: color });
    },
  ],
  authorize: ['authorize', (ask, _, { role, permission }) => ask(role, permission)],
  abilities_of: ['abilities', (ask, _, { role }) => value(ask(role).bits)],
  merge_fields: ['mergeFields', (ask, _, { base, mine, theirs }) => value(ask(base, mine, theirs))],
  decide_request_password_link: ['decideRequestPasswordLink', (ask, given) => ask(given)],
  decide_change_role: ['decideChangeRole', (ask, given, { role }) => ask(given, role)],
  decide_remove_member: ['decideRemoveMember', (ask, given, _, now) => ask(given, moment(now))],
  decide_leave: ['decideLeave', (ask, given) => ask(given)],
  decide_invite: [
    'decideInvite',
    (ask, given, { rule: _, ...offer }, now) => ask(given, offer, moment(now)),
  ],
  sort_invitees: ['sortInvitees', (ask, given, { text }) => ask(text, given)],
  verify_audit_events: ['verifyAuditEvents', (ask, given, { events }) => ask(events, given)],
};

/** Whether this case can be put to a typed function: its call is sound, and it knows no more. */
function fits({ given, when, expect }) {
  if ((given?.roles ?? 'assets/roles.json') !== 'assets/roles.json') return false;
  if (when.rule.startsWith('parse_')) return typeof when.text === 'string' && !when.known_domain;
  return !expect.issues?.some(({ path }) => /^\/(given|when|now)/.test(path));
}

/** What the function says in place of the rule: pages have no use for the key of an address. */
function expected({ when, expect }) {
  if (when.rule !== 'parse_email' || !expect.ok) return expect;
  const { key: _, ...shown } = expect.value;
  return value(shown);
}

const cases = fixtureFiles().flatMap((file) => file.cases);

for (const [rule, [name, ask]] of Object.entries(typed))
  test(`SYS-1 ${name} says what \`${rule}\` says`, () => {
    const found = cases.filter((fixture) => fixture.when.rule === rule && fits(fixture));
    assert.ok(found.length > 1, `${found.length} cases`);
    for (const fixture of found) {
      const { when, now, description } = fixture;
      assert.deepEqual(
        ask(core[name], givenOf(fixture), when, now),
        expected(fixture),
        description,
      );
    }
  });

test('SYS-1 a form of one field says what the rule of the field says', () => {
  const kinds = ['account_name', 'workspace_name', 'email', 'workspace_address', 'password'];
  const alone = cases.filter(
    (fixture) =>
      kinds.includes(fixture.when.rule.replace('parse_', '')) &&
      fits(fixture) &&
      !fixture.when.email &&
      !fixture.when.name,
  );
  assert.ok(alone.length > 50, `${alone.length} cases`);
  for (const { when, expect, description } of alone) {
    const kind = when.rule.replace('parse_', '');
    const [issue] = core.checkForm([{ kind, path: '/field', text: when.text }]);
    assert.deepEqual(
      issue,
      expect.ok ? null : { ...expect.issues[0], path: '/field' },
      description,
    );
  }
});

test('SYS-1 no function of the package is left out', () => {
  const elsewhere = [
    ...['init', 'isReady', 'CoreError', 'loadRoles'], // no rules
    ...['authorizationQuestion', 'authorizeAll'], // team.test.mjs: as authorize, one by one
    ...['checkPicture', 'checkPictureHead', 'stripPicture'], // pictures.test.mjs: their own corpus
    'checkForm', // above
  ];
  const functions = Object.keys(core).filter((name) => typeof core[name] === 'function');
  const asked = Object.values(typed).map(([name]) => name);
  assert.deepEqual(functions.sort(), [...asked, ...elsewhere].sort());
});
