// How a fixture travels over HTTP: which request carries the input of its rule, and what of the
// answer is its verdict. Rules that no request carries are listed with the reason.
import assert from 'node:assert/strict';

import { codes } from '../../tidy/support/catalogues.mjs';
import { keyCarriers } from './key_carriers.mjs';
import { teamCarriers } from './team_carriers.mjs';
import { putState, quoted, shifted, whyNot } from './team_state.mjs';

const kindOf = new Map(codes().map(({ name, kind }) => [name, kind]));

const ownState = 'its input is connections, a plan and a role of its own';

/** Rules whose input is state, not a request; natively and in WebAssembly they are replayed all. */
export const notCarried = new Map([
  ['authorize', 'asked with the fixtures of update_workspace'],
  ['permissions_of', 'part of every workspace document'],
  ['check_session', 'its input is the clock'],
  ['decide_consume_link', 'its input is the clock'],
  ['decide_send_link', 'its input is the clock'],
  ['decide_request_password_link', 'its input is how the session was opened'],
  ['decide_confirm_billing_email', 'its input is the clock'],
  ['decide_attempt', 'its input is the clock; sign_in.test.mjs tries too often'],
  ['default_avatar', 'drawn by clients'],
  ['abilities_of', 'asked by clients; the server asks authorize'],
  ['sort_invitees', 'done by clients; the server judges each row that they send'],
  ['verify_audit_events', 'its input is a log that nobody can write by requests'],
  ['merge_fields', 'done by clients'],
  ['judge_credential', 'asked by clients at every keystroke; the server judges what is sent'],
  ['decide_create_connection', ownState],
  ['decide_rename_connection', ownState],
  ['decide_reconnect', ownState],
  ['decide_move_default', ownState],
  ['decide_delete_connection', ownState],
  ['pass_connections', ownState],
  ['decide_plan_effects', 'its input is the plan that a workspace is on'],
  ['resolve', ownState],
  ['impact_of', ownState],
  ['check_providers', "its input is the operator's catalogue"],
  ['judge_reply', 'its input is what a service answers'],
  ['fill_call', "its input is the operator's catalogue"],
  ['health_after', 'its input is what services answer, and the clock'],
  ['search_providers', 'done by clients'],
  ['run_waterfall', 'its input is what services answer'],
  ['check_plans', "its input is the operator's catalogue"],
  ['encode_plans', "its input is the operator's catalogue"],
  ['entitlements_of', 'its input is the plan that a workspace is on'],
  ['plan_access', 'its input is the plan that a workspace is on'],
  ['check_feature', 'its input is the plan that a workspace is on'],
  ['check_limit', 'its input is the plan that a workspace is on'],
  ['compare_plans', 'its input is a catalogue and a subscription of its own'],
  ['parse_choice', 'its input is a catalogue and a subscription of its own'],
  ['quote_change', 'its input is a catalogue and a subscription of its own'],
  ['rehearse', 'its input is a catalogue and a subscription of its own'],
  ['simulate', 'its input is a catalogue and a subscription of its own'],
  ['decide_change', 'its input is a subscription of its own'],
  ['complete_change', 'its input is a subscription of its own'],
  ['decide_cancel_scheduled_change', 'its input is a subscription of its own'],
  ['decide_start_trial', 'its input is a subscription of its own'],
  ['new_subscription', 'its input is a subscription of its own'],
  ['decide_top_up', 'its input is a subscription of its own'],
  ['decide_renew', 'its input is the clock'],
  ['complete_renewal', 'its input is the clock'],
  ['refuse_renewal', 'its input is the clock'],
  ['settle', 'its input is the clock'],
  ['hold_state', 'its input is the clock'],
  ['expire_holds', 'its input is the clock'],
  ['settle_grants', 'its input is the clock'],
  ['renew', 'its input is the clock'],
  ['balance_of', 'its input is grants that no request makes'],
  ['new_grant', 'its input is grants that no request makes'],
  ['decide_reserve', 'its input is grants that no request makes'],
  ['decide_post', 'its input is grants that no request makes'],
  ['decide_release', 'its input is grants that no request makes'],
  ['void_grant', 'its input is grants that no request makes'],
  ['forecast', 'its input is grants that no request makes'],
  ['replay', 'its input is a ledger that nobody can write by requests'],
  ['verify_ledger', 'its input is a ledger that nobody can write by requests'],
  ['explain_entries', 'its input is a ledger that nobody can write by requests'],
  ['due_alerts', 'its input is what a period has used'],
  ['check_charge', "its input is the gateway's answer"],
  ['apply_charge', "its input is the gateway's answer"],
  ['decide_refund', 'its input is a payment and a grant of its own'],
  ['parse_invoice_number', 'part of an address'],
  ['api_key_of', 'its input is randomness'],
  ['check_key', 'its input is the clock'],
  ['check_key_workspace', 'its input is a key and a membership of its own'],
  ['authorize_key', 'its input is a key of its own; route_roles.test.mjs asks every route'],
  ['check_recent_sign_in', 'its input is the clock'],
  ['decide_create_key', 'its input is a key of its own; workspace_api_keys.test.mjs makes some'],
  ['decide_replace_key', 'its input is a key of its own; api_keys.test.mjs replaces some'],
  ['decide_revoke_key', 'its input is a key of its own; api_keys.test.mjs revokes some'],
  ['decide_request', 'its input is the clock'],
  ['parse_workspace_address', 'asked before there is a server to ask (LNK-3)'],
]);

const issuesAt = (path, issues) => issues.map((issue) => ({ ...issue, path: path + issue.path }));

/** An issue of the request as a whole is the problem itself. */
function assertRefusal(answer, expect) {
  if (expect.rejection) {
    const { code, params = {}, unlock } = answer.json;
    assert.deepEqual({ code, params, ...(unlock ? { unlock } : {}) }, expect.rejection);
    return;
  }
  const [first] = expect.issues;
  if (kindOf.get(first.code) === 'issue') {
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.json.issues, expect.issues);
  } else {
    assert.equal(answer.json.code, first.code);
    assert.deepEqual(answer.json.params ?? {}, first.params);
  }
}

/** The issues a sign-up form has at one field; another field is wrong, so that no mail is sent. */
async function signUpIssues(client, form, field) {
  const sound = { email: 'q@example.com', password: 'kV3#xP9qLm', name: 'Q', workspace_name: 'W' };
  const wrong = field === 'password' ? { workspace_name: '' } : { password: '' };
  const answer = await client.post('/api/sign-up', { ...sound, ...wrong, ...form });
  assert.equal(answer.status, 422, answer.text);
  return answer.json.issues.filter(({ path }) => path === `/${field}`);
}

/** A rule of one field that a patch carries: a sound value comes back normalised. */
function patchedField(path, field) {
  return async ({ client, paths }, { when, expect }) => {
    const { headers } = await client.get(paths[path]);
    const answer = await client.patch(paths[path], { [field]: when.text }, headers.get('etag'));
    if (!expect.ok) {
      assertRefusal(answer, { issues: issuesAt(`/${field}`, expect.issues) });
      return;
    }
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json[field], expect.value);
  };
}

/** What a document must show after changes; nothing but its version tells that nothing happened. */
function assertChanged(document, changes) {
  for (const { change, to } of changes) {
    if (change.endsWith('_renamed')) assert.equal(document.name, to);
    else if (change.endsWith('_picture_changed')) assert.deepEqual(document.picture, to);
    else if (change === 'billing_email_requested') {
      assert.equal(document.billing_email_pending.address, to.address);
    } else if (change === 'billing_email_request_withdrawn') {
      assert.equal(document.billing_email_pending, undefined);
    } else assert.fail(`a change nobody compares: ${change}`);
  }
}

async function patchedDocument(client, path, { when, expect }) {
  const before = (await client.get(path)).headers.get('etag');
  const answer = await client.request('PATCH', path, {
    bytes: when.body,
    type: 'application/json',
    headers: { 'if-match': before },
  });
  if (!expect.ok) {
    assertRefusal(answer, expect);
    assert.equal((await client.get(path)).headers.get('etag'), before, 'nothing has changed');
    return;
  }
  assert.equal(answer.status, 200, answer.text);
  assertChanged(answer.json, expect.value);
  assert.equal(answer.headers.get('etag') === before, expect.value.length === 0);
}

const noPicture = `picture_kind = 'none', picture_icon = NULL, picture_color = NULL, picture_id = NULL`;

/** Several cases send mail to one address, sooner than a person may. */
const noEarlierMail = 'DELETE FROM links';

export const carriers = new Map([
  ...teamCarriers,
  ...keyCarriers,
  [
    'parse_connection_name',
    async (world, { when, expect }) => {
      const body = { provider: 'wikipedia', name: when.text };
      const answer = await world.client.post(`${world.path}/connections`, body);
      if (expect.ok) assert.equal(answer.json.code, 'connection_managed_only', answer.text);
      else assertRefusal(answer, { issues: issuesAt('/name', expect.issues) });
    },
  ],
  [
    'decode_new_connection',
    async (world, { when, expect }) => {
      const answer = await world.client.post(`${world.path}/connections`, when.body);
      // What is sound goes on to the plan, which has no accounts of one's own.
      if (expect.ok) assert.equal(answer.json.code, 'plan_insufficient', answer.text);
      else assertRefusal(answer, expect);
    },
  ],
  [
    'decode_run_order',
    async (world, { when, expect }) => {
      const answer = await world.client.post(`${world.path}/runs`, when.body);
      if (!expect.ok) return assertRefusal(answer, expect);
      assert.equal(answer.status, 201, answer.text);
      const { steps, ...choices } = expect.value;
      for (const [name, value] of Object.entries(choices)) assert.equal(answer.json[name], value);
      assert.deepEqual(
        answer.json.receipts.map(({ provider, action }) => `${provider} ${action}`),
        steps.map(({ provider, action }) => `${provider} ${action}`),
      );
    },
  ],
  ['parse_account_name', patchedField('account', 'name')],
  ['parse_workspace_name', patchedField('workspace', 'name')],
  [
    'parse_email',
    async ({ client }, { when, expect }) => {
      const issues = await signUpIssues(client, { email: when.text }, 'email');
      assert.deepEqual(issues, expect.ok ? [] : issuesAt('/email', expect.issues));
    },
  ],
  [
    'parse_password',
    async ({ client }, { when: { text, email, name }, expect }) => {
      const about = { ...(email ? { email } : {}), ...(name ? { name } : {}) };
      const issues = await signUpIssues(client, { password: text, ...about }, 'password');
      assert.deepEqual(issues, expect.ok ? [] : issuesAt('/password', expect.issues));
    },
  ],
  [
    'decode_sign_up',
    async ({ client, database }, { when, expect }) => {
      putState(database, [noEarlierMail]);
      const body = { bytes: when.body, type: 'application/json' };
      const answer = await client.request('POST', '/api/sign-up', body);
      if (!expect.ok) assertRefusal(answer, expect);
      else assert.equal(answer.json.sent_to, expect.value.email, answer.text);
    },
  ],
  [
    'decide_update_account',
    async ({ client, paths, database }, fixture) => {
      putState(database, [
        `UPDATE users SET name = ${quoted(fixture.given.name)}, ${noPicture}, version = version + 1`,
      ]);
      await patchedDocument(client, paths.account, fixture);
    },
  ],
  [
    'decide_update_workspace',
    async ({ client, paths, database }, fixture) => {
      const { role, workspace } = fixture.given;
      const { address, expires_at: expiresAt } = workspace.billing_email_pending ?? {};
      putState(database, [
        noEarlierMail,
        `UPDATE memberships SET role = ${quoted(role)}`,
        `UPDATE workspaces SET name = ${quoted(workspace.name)}, ${noPicture},
           billing_email = ${quoted(workspace.billing_email)},
           billing_email_pending = ${quoted(address)},
           billing_email_pending_expires_at = ${shifted(expiresAt, fixture.now) ?? 'NULL'},
           version = version + 1`,
      ]);
      await patchedDocument(client, paths.workspace, fixture);
    },
  ],
]);

/** Why a case of a rule that is carried is not, or false. */
export function reasonNotCarried(fixture) {
  const names = typeof fixture.when.body === 'string' ? fixture.when.body : '';
  if (/"kind": *"upload"/.test(names)) return 'names a picture that only the fixture has';
  return teamCarriers.has(fixture.when.rule) && whyNot(fixture);
}
