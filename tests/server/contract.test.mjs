// Drives every operation of docs/openapi.yaml against the real server and holds each answer against
// the document. An operation that is not driven, or a status that is not documented, fails.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { Contract } from '../support/contract.mjs';
import { linkSentTo, tokenOf } from '../support/outbox.mjs';
import { png } from '../support/pictures.mjs';
import { driveBilling } from './support/contract_billing.mjs';
import { driveConnections } from './support/contract_connections.mjs';
import { driveCredits } from './support/contract_credits.mjs';
import { driveKeys } from './support/contract_keys.mjs';
import { startServer } from './support/server.mjs';
import { openWindow } from './support/windows.mjs';

const contract = new Contract();
const server = await startServer();
after(() => server.stop());
const email = 'ada@example.com';
const paint = (x, y) => [x * 8, y * 8, 128];

/** The answer, after it was held against the document. */
function documented(operationId, status, answer) {
  assert.deepEqual(contract.findings(operationId, answer), [], answer.text);
  assert.equal(answer.status, status, answer.text);
  return answer;
}

function refused(operationId, status, code, answer) {
  documented(operationId, status, answer);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.equal(answer.json.status, status);
  const codes = [answer.json.code, ...(answer.json.issues ?? []).map((issue) => issue.code)];
  assert.ok(codes.includes(code), `expected ${code}, got ${codes}`);
}

describe('the contract of docs/openapi.yaml', { concurrency: false }, () => {
  const visitor = new Client(server);
  let ada;
  let workspacePath;

  test('operations', async () => {
    documented('health', 200, await visitor.get('/healthz'));
    documented('readiness', 200, await visitor.get('/readyz'));
  });

  test('SEC-25: sign-up, confirmed by the mailed link', async () => {
    const form = { email, password, name: 'Ada', workspace_name: 'Engines' };
    documented('signUp', 202, await visitor.post('/api/sign-up', form));
    refused(
      'signUp',
      422,
      'email_malformed',
      await visitor.post('/api/sign-up', { ...form, email: 'no' }),
    );
    const token = tokenOf(await linkSentTo(server.folder, email));
    refused(
      'confirmSignUp',
      404,
      'link_unknown',
      await visitor.post('/api/sign-up/confirm', { token: 'x' }),
    );
    ada = new Client(server);
    const session = documented(
      'confirmSignUp',
      201,
      await ada.post('/api/sign-up/confirm', { token }),
    );
    workspacePath = `/api/workspaces/${session.json.workspaces[0].id}`;
    refused(
      'confirmSignUp',
      409,
      'link_used',
      await visitor.post('/api/sign-up/confirm', { token }),
    );
  });

  test('session, sign-out, sign-in', async () => {
    documented('readSession', 200, await ada.get('/api/session'));
    refused('readSession', 401, 'session_missing', await visitor.get('/api/session'));
    documented('signOut', 204, await ada.post('/api/sign-out'));
    refused('signOut', 401, 'session_missing', await visitor.post('/api/sign-out'));
    const wrong = await ada.post('/api/sign-in', { email, password: 'not this one at all' });
    refused('signIn', 403, 'credentials_wrong', wrong);
    documented('signIn', 200, await ada.post('/api/sign-in', { email, password }));
  });

  test('ACC-6: account, with its version', async () => {
    const { headers } = documented('readAccount', 200, await ada.get('/api/account'));
    refused('readAccount', 401, 'session_missing', await visitor.get('/api/account'));
    const etag = headers.get('etag');
    const changed = await ada.patch('/api/account', { name: 'Ada Lovelace' }, etag);
    assert.equal(documented('updateAccount', 200, changed).json.name, 'Ada Lovelace');
    const stale = await ada.patch('/api/account', { name: 'Countess' }, etag);
    refused('updateAccount', 412, 'version_stale', stale);
    assert.equal(stale.json.current.name, 'Ada Lovelace');
    assert.equal(stale.json.current_etag, changed.headers.get('etag'));
    refused(
      'updateAccount',
      428,
      'if_match_missing',
      await ada.patch('/api/account', { name: 'B' }),
    );
    const doubled = await ada.patch('/api/account', { name: ' ' }, stale.json.current_etag);
    refused('updateAccount', 422, 'name_empty', doubled);
  });

  test('WS-4, WS-5: workspace, and the billing email confirmed at its address', async () => {
    const { headers, json } = documented('readWorkspace', 200, await ada.get(workspacePath));
    refused('readWorkspace', 404, 'workspace_not_found', await ada.get('/api/workspaces/987654'));
    const change = { name: 'Analytical Engines', billing_email: 'bills@example.com' };
    const changed = await ada.patch(workspacePath, change, headers.get('etag'));
    documented('updateWorkspace', 200, changed);
    assert.equal(changed.json.billing_email, json.billing_email);
    assert.equal(changed.json.billing_email_pending.address, 'bills@example.com');
    const stale = await ada.patch(workspacePath, { name: 'Looms' }, headers.get('etag'));
    refused('updateWorkspace', 412, 'version_stale', stale);
    const token = tokenOf(await linkSentTo(server.folder, 'bills@example.com'));
    const confirmed = await visitor.post('/api/billing-email/confirm', { token });
    documented('confirmBillingEmail', 200, confirmed);
    assert.equal(confirmed.json.billing_email, 'bills@example.com');
    const again = await visitor.post('/api/billing-email/confirm', { token });
    refused('confirmBillingEmail', 409, 'link_used', again);
  });

  test('ADV-11, ADV-19: audit log and live windows', async () => {
    const log = `${workspacePath}/audit-events`;
    documented('listAuditEvents', 200, await ada.get(`${log}?limit=1`));
    documented('exportAuditEvents', 200, await ada.get(`${log}/export`));
    documented('exportAuditEvents', 200, await ada.get(`${log}/export?format=json`));
    documented('verifyAuditLog', 200, await ada.get(`${log}/verification`));
    const cursor = await ada.get(`${log}?cursor=x`);
    refused('listAuditEvents', 422, 'cursor_malformed', cursor);
    const window = await openWindow(server, ada, workspacePath.split('/').at(-1));
    const { headers } = window;
    documented('listen', 200, { status: 200, headers, bytes: Buffer.alloc(0) });
    await window.close();
    for (const [operation, path] of [
      ['listen', `${workspacePath}/events`],
      ['listAuditEvents', log],
      ['exportAuditEvents', `${log}/export`],
      ['verifyAuditLog', `${log}/verification`],
    ])
      refused(operation, 401, 'session_missing', await visitor.get(path));
  });

  test('ACC-1, SEC-6: picture, uploaded, chosen, served inert', async () => {
    const bytes = png(32, 32, paint);
    const upload = { bytes, type: 'image/png' };
    const uploaded = await ada.request('POST', '/api/pictures', upload);
    documented('uploadPicture', 201, uploaded);
    refused(
      'uploadPicture',
      401,
      'session_missing',
      await visitor.request('POST', '/api/pictures', upload),
    );
    const broken = { bytes: bytes.subarray(0, 60), type: 'image/png' };
    refused(
      'uploadPicture',
      422,
      'picture_truncated',
      await ada.request('POST', '/api/pictures', broken),
    );
    const { headers } = await ada.get('/api/account');
    const choice = { picture: { kind: 'upload', id: uploaded.json.id } };
    const chosen = await ada.patch('/api/account', choice, headers.get('etag'));
    documented('updateAccount', 200, chosen);
    const served = documented('readPicture', 200, await visitor.get(chosen.json.picture.url));
    assert.deepEqual(served.bytes, bytes);
    refused('readPicture', 404, 'route_not_found', await visitor.get('/pictures/nothing'));
  });

  test('TM-4: invitations, both links, undone and declined', async () => {
    const path = `${workspacePath}/invitations`;
    const row = (address) => ({ email: address, role: 'user' });
    const invitations = ['grace', 'no', 'gone'].map((name) => row(`${name}@example.com`));
    const body = { invitations: [...invitations, row('no address')], locale: 'de' };
    const { json } = documented('createInvitations', 200, await ada.post(path, body));
    const [grace, no, gone, none] = json.results;
    assert.equal(none.issue.code, 'email_malformed');
    refused('createInvitations', 422, 'field_missing', await ada.post(path, {}));
    documented('listInvitations', 200, await ada.get(`${path}?limit=2`));
    refused('listInvitations', 422, 'cursor_malformed', await ada.get(`${path}?cursor=x`));
    const at = (result, verb = '') => `${path}/${result.invitation.id}${verb}`;
    documented('revokeInvitation', 204, await ada.request('DELETE', at(gone)));
    documented('restoreInvitation', 200, await ada.post(at(gone, '/restore')));
    documented('copyInvitationLink', 200, await ada.post(at(gone, '/link')));
    refused('resendInvitation', 429, 'rate_limited', await ada.post(at(gone, '/resend')));
    await visitor.post('/dev/clock?advance_seconds=60');
    documented('resendInvitation', 200, await ada.post(at(gone, '/resend')));
    const token = async (result) =>
      tokenOf(await linkSentTo(server.folder, result.invitation.email));
    const declined = { token: await token(no) };
    documented('declineInvitation', 204, await visitor.post('/api/invitations/decline', declined));
    const again = await visitor.post('/api/invitations/decline', declined);
    refused('declineInvitation', 409, 'invitation_declined', again);
    const accepted = { token: await token(grace) };
    documented('readInvitation', 200, await visitor.post('/api/invitations/read', accepted));
    const person = { ...accepted, name: 'Grace', password };
    const joined = await new Client(server).post('/api/invitations/accept', person);
    documented('acceptInvitation', 201, joined);
    const late = await visitor.post('/api/invitations/accept', person);
    refused('acceptInvitation', 409, 'invitation_accepted', late);
    const bob = await signUp(server, { email: 'bob@example.com' });
    await ada.post(path, { invitations: [row('bob@example.com')] });
    const links = await linkSentTo(server.folder, 'bob@example.com', 2);
    const byMember = await bob.post('/api/invitations/accept', { token: tokenOf(links) });
    documented('acceptInvitation', 200, byMember);
  });

  test('TM-6, TM-7: members, their roles, their removal', async () => {
    const path = `${workspacePath}/members`;
    const { json } = documented('listMembers', 200, await ada.get(`${path}?limit=2&sort=role`));
    assert.equal(json.member_count, 3);
    refused('listMembers', 422, 'field_unknown', await ada.get(`${path}?plan=pro`));
    documented('exportMembers', 200, await ada.get(`${path}/export`));
    const { items } = (await ada.get(`${path}?search=grace`)).json;
    const member = `${path}/${items[0].user_id}`;
    documented('changeRole', 200, await ada.patch(member, { role: 'admin' }));
    refused('changeRole', 422, 'role_unknown', await ada.patch(member, { role: 'king' }));
    const ids = { user_ids: [items[0].user_id, 'usr_nobody'], role: 'user' };
    documented('changeRoles', 200, await ada.post(`${workspacePath}/role-changes`, ids));
    documented('removeMember', 204, await ada.request('DELETE', member));
    refused('removeMember', 404, 'member_not_found', await ada.request('DELETE', member));
    documented('restoreMember', 200, await ada.post(`${member}/restore`));
    refused('restoreMember', 409, 'member_exists', await ada.post(`${member}/restore`));
    const last = await ada.post(`${workspacePath}/leave`);
    refused('leaveWorkspace', 409, 'workspace_last_admin', last);
    await ada.patch(member, { role: 'admin' });
    documented('leaveWorkspace', 204, await ada.post(`${workspacePath}/leave`));
  });

  test('ACC-7: the password changes through the mailed link', async () => {
    documented('requestOwnPasswordLink', 202, await ada.post('/api/account/password-link'));
    const own = await visitor.post('/api/account/password-link');
    refused('requestOwnPasswordLink', 401, 'session_missing', own);
    const unknown = { email: 'nobody@example.com' };
    documented('requestPasswordLink', 202, await visitor.post('/api/password-links', unknown));
    const malformed = await visitor.post('/api/password-links', { email: 'no' });
    refused('requestPasswordLink', 422, 'email_malformed', malformed);
    const token = tokenOf(await linkSentTo(server.folder, email, 2));
    const change = { token, password: 'another long enough sentence' };
    documented('changePassword', 200, await visitor.post('/api/password-links/consume', change));
    refused(
      'changePassword',
      409,
      'link_used',
      await visitor.post('/api/password-links/consume', change),
    );
  });

  test('KEY-2 to KEY-4: API keys and sessions', () => driveKeys(server, { documented, refused }));
  test('ADV-15: credits, holds, usage, budgets and entitlements', () =>
    driveCredits(server, { documented, refused }));
  test('BIL-1 PLN-11: plans, cards, payments and invoices', () =>
    driveBilling(server, { documented, refused }));
  test('CON-1 to CON-18: connections', () => driveConnections({ documented, refused }));
  test('every operation and every documented status has been seen', () => {
    assert.deepEqual(contract.unseen(), []);
  });
});
