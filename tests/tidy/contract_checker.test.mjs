// The checker behind tests/server/contract.test.mjs must see what is wrong before it is believed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Contract } from '../support/contract.mjs';

const answer = (status, json, type = 'application/json') => ({
  status,
  json,
  bytes: Buffer.from(json === undefined ? '' : JSON.stringify(json)),
  headers: new Headers(json === undefined ? {} : { 'content-type': type }),
});
const sent = { sent_to: 'a@example.com', expires_in_seconds: 900, resend_after_seconds: 60 };

test('an answer as documented is accepted and remembered', () => {
  const contract = new Contract();
  assert.ok(contract.unseen().includes('signUp 202'));
  assert.deepEqual(contract.findings('signUp', answer(202, sent)), []);
  assert.ok(!contract.unseen().includes('signUp 202'));
});

test('a wrong status, header, content type, member or body is found', () => {
  const contract = new Contract();
  const wrong = [
    ['signUp', answer(200, sent)],
    ['signUp', answer(202, { ...sent, sent_to: 7 })],
    ['signUp', answer(202, sent, 'text/plain')],
    ['signUp', answer(422, { code: 'email_empty' }, 'application/problem+json')],
    ['signOut', answer(204, {})],
    ['readAccount', answer(200, {})],
  ];
  for (const [operation, given] of wrong) {
    assert.notDeepEqual(contract.findings(operation, given), [], `${operation} ${given.status}`);
  }
});
