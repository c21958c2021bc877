// What the functions of a team do beyond one rule: abilities, other roles, hostile texts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as core from '@steward/core';

const catalogue = readFileSync(new URL('../../assets/roles.json', import.meta.url), 'utf8');
const { roles } = JSON.parse(catalogue);

before(async () => {
  await core.init();
  core.loadRoles(catalogue);
});

test('TM-1, TM-2: abilities say what authorize says, of every role and permission', () => {
  const permissions = roles.at(-1).permissions;
  for (const { name } of [...roles, { name: 'owner' }, { name: '' }]) {
    const abilities = core.abilities(name);
    for (const permission of [...permissions, 'fly', 'toString', '__proto__'])
      assert.equal(
        abilities.can(permission),
        permissions.includes(permission) && core.authorize(name, permission).ok,
        `${name} ${permission}`,
      );
  }
});

test('other roles, other abilities', () => {
  const before = core.abilities('user');
  assert.equal(before.can('members_invite'), false);
  const bold = structuredClone(roles);
  bold[0].permissions.push('members_invite');
  core.loadRoles(JSON.stringify({ roles: bold }));
  try {
    assert.equal(core.abilities('user').can('members_invite'), true);
    assert.equal(before.can('members_invite'), false);
  } finally {
    core.loadRoles(catalogue);
  }
});

test('TM-1, TM-2: many questions in one crossing are answered as one by one', () => {
  const permissions = roles.at(-1).permissions;
  const asked = [...roles, { name: 'owner' }, { name: '' }].flatMap(({ name }) =>
    permissions.map((permission) => [name, permission]),
  );
  const questions = Uint32Array.from(asked, (pair) => core.authorizationQuestion(...pair));
  const expected = asked.map((pair) => Number(core.authorize(...pair).ok));
  assert.deepEqual([...core.authorizeAll(questions)], expected);
  assert.ok(expected.includes(0) && expected.includes(1));
  // More than fit the usual buffer, and numbers that are no question.
  const many = new Uint32Array(10_000).fill(questions[0]);
  many[9_999] = 0xffff_ffff;
  const answers = core.authorizeAll(many);
  assert.deepEqual([answers.length, answers[0], answers[9_998], answers[9_999]], [10_000, 1, 1, 0]);
  assert.deepEqual(core.authorizeAll(new Uint32Array()), new Uint8Array());
  for (const permission of ['fly', '', 'toString'])
    assert.throws(() => core.authorizationQuestion('admin', permission), TypeError);
});

test('TM-3: a question stays the same when other roles are loaded', () => {
  const ask = (...questions) => [...core.authorizeAll(Uint32Array.from(questions))];
  const user = core.authorizationQuestion('user', 'members_invite');
  const admin = core.authorizationQuestion('admin', 'members_invite');
  const unknown = core.authorizationQuestion('guest', 'workspace_read');
  assert.deepEqual(ask(user, admin, unknown), [0, 1, 0]);
  const [, { permissions }] = roles;
  const others = [
    { name: 'guest', permissions: ['workspace_read'] },
    { name: 'owner', permissions },
  ];
  core.loadRoles(JSON.stringify({ roles: others }));
  try {
    assert.deepEqual(ask(user, admin, unknown), [0, 0, 0]);
    assert.deepEqual(ask(core.authorizationQuestion('guest', 'workspace_read')), [1]);
  } finally {
    core.loadRoles(catalogue);
  }
  assert.deepEqual(ask(user, admin), [0, 1]);
});

test('a catalogue that is refused leaves the one before', () => {
  assert.throws(() => core.loadRoles('{"roles":[]}'), { code: 'catalogue_wrong' });
  assert.equal(core.abilities('admin').can('members_invite'), true);
  assert.equal(core.authorize('user', 'members_invite').rejection.code, 'role_insufficient');
});

test('an address that is none is a mistake of the page', () => {
  const team = {
    actor: { user_id: 'usr_ada', role: 'admin' },
    facts: { member_count: 1, admin_count: 1, pending_count: 0 },
  };
  assert.throws(() => core.decideInvite(team, { email: 'jane', role: 'user' }), TypeError);
});

test('ADV-13, SEC-1: a pasted megabyte of anything is answered, and one byte more is refused', () => {
  const megabyte = (text) => text.repeat(Math.ceil(2 ** 20 / text.length)).slice(0, 2 ** 20);
  for (const text of ['a', ',', 'a,', 'a@b,', '<', '<@', '"a,', '@ a ', 'a.bc,', '\n', 'a,b;c\t'])
    assert.equal(typeof core.sortInvitees(megabyte(text)).ok, 'boolean', JSON.stringify(text));
  const [issue] = core.sortInvitees(`${megabyte('a')}a`).issues;
  assert.deepEqual(issue, {
    path: '',
    code: 'paste_too_long',
    params: { actual_bytes: 2 ** 20 + 1, limit_bytes: 2 ** 20 },
  });
});
