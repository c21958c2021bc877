// The typed functions where they do more than one rule: long texts, odd ones, whole forms.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as core from '@steward/core';

before(() => core.init());

const rolesJson = readFileSync(new URL('../../assets/roles.json', import.meta.url), 'utf8');

test('ACC-6 a text far longer than the scratch buffer is judged whole', () => {
  const verdict = core.parseAccountName('é'.repeat(200_000));
  assert.equal(verdict.issues[0].code, 'name_too_long');
  assert.deepEqual(core.parseAccountName('Jane'), { ok: true, value: 'Jane' });
});

test('ACC-6 half a surrogate pair comes back as what was judged', () => {
  const verdict = core.parseAccountName('a\ud800b');
  if (verdict.ok) assert.equal(verdict.value, 'a\ufffdb');
  else assert.equal(verdict.issues[0].code, 'name_character_forbidden');
});

test('ACC-6 a name in another form comes back composed', () => {
  assert.deepEqual(core.parseAccountName(' Zoe\u0308 '), { ok: true, value: 'Zoë' });
});

test('W2 a mistyped domain comes with its repair', () => {
  assert.deepEqual(core.parseEmail('Jane@Gmial.com').value, {
    email: 'Jane@gmial.com',
    suggestion: 'Jane@gmail.com',
  });
});

test('LNK-3 an address gives a number', () => {
  const { value } = core.parseWorkspaceAddress('https://a.test/workspaces/42/settings/team');
  assert.equal(value, 42);
});

test('a form gives each field its own issue, at its own path', () => {
  const verdicts = core.checkForm([
    { kind: 'account_name', path: '/name', text: '' },
    { kind: 'email', path: '/email', text: 'jane@acme.test' },
    { kind: 'password', path: '/password', text: 'jane@acme.test' },
    { kind: 'workspace_name', path: '/workspace_name', text: 'Acme' },
  ]);
  assert.deepEqual(
    verdicts.map((issue) => issue && [issue.path, issue.code]),
    // The password is known by the address of the same form.
    [['/name', 'name_empty'], null, ['/password', 'password_guessable'], null],
  );
});

test('a field of an unknown kind is a mistake of the caller', () => {
  assert.throws(() => core.checkForm([{ kind: 'phone', path: '', text: '' }]), TypeError);
  assert.deepEqual(core.checkForm([]), []);
});

test('TM-3 ADV-2 authorize explains a no, and repeats itself for nothing', () => {
  core.loadRoles(rolesJson);
  const no = core.authorize('user', 'workspace_edit');
  assert.deepEqual(no.rejection, {
    code: 'role_insufficient',
    params: { role: 'user', permission: 'workspace_edit' },
    unlock: { role: 'admin', granted_by: 'admin' },
  });
  assert.equal(core.authorize('user', 'workspace_edit'), no);
  assert.equal(core.authorize('admin', 'workspace_edit').ok, true);
  assert.throws(() => core.authorize('admin', 'fly'), TypeError);
});

test('a wrong catalogue is named and leaves the sound one in force', () => {
  core.loadRoles(rolesJson);
  for (const text of ['', '{"roles": [{"name": "admin", "permissions": ["fly"]}]}'])
    assert.throws(() => core.loadRoles(text), { name: 'CoreError', code: 'catalogue_wrong' });
  assert.equal(core.authorize('admin', 'workspace_edit').ok, true);
});

test('ACC-4 the default avatar takes one of the colors it is given', () => {
  const colors = ['red', 'teal', 'blue'];
  const { initials, color } = core.defaultAvatar('usr_1', 'jane middle doe', colors);
  assert.equal(initials, 'JD');
  assert.ok(colors.includes(color));
  assert.equal(core.defaultAvatar('usr_1', 'Renamed', colors).color, color);
});

test('WS-6 G10 a merge keeps both sides and names the conflict', () => {
  const merge = core.mergeFields(
    { name: 'a', email: 'a', note: 'a' },
    { name: 'b', email: 'a', note: 'b' },
    { name: 'a', email: 'c', note: 'd' },
  );
  assert.deepEqual(merge, { merged: { name: 'b', email: 'c', note: 'd' }, conflicts: ['note'] });
});
