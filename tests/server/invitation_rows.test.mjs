// Rows that are sent at once: a result for each, the same for known and unknown, never too many.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { Client, password, signUp } from '../support/client.mjs';
import { mailsIn } from '../support/outbox.mjs';
import { until } from '../support/until.mjs';
import { invitationTools } from './support/invitations.mjs';
import { invite, join, refusal } from './support/team.mjs';

const tools = invitationTools();
const { freshTeam, fresh, read, decline, mailed, members, ask } = tools;

test('SEC-25 known and unknown addresses are invited with the same answer', async () => {
  const team = await freshTeam();
  await signUp(tools.server(), { email: fresh('known') });
  const answers = [];
  for (const email of [fresh('known'), fresh('fresh')]) {
    const answer = await team.admin.post(`${team.path}/invitations`, {
      invitations: [{ email, role: 'user' }],
    });
    const text = answer.text
      .replaceAll(email, 'EMAIL')
      .replace(/inv_[0-9a-f]+/, 'ID')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
    answers.push([answer.status, text, [...answer.headers.keys()].sort()]);
  }
  assert.deepEqual(answers[0], answers[1]);
  const shapes = await until('both mails', async () => {
    const mails = await mailsIn(tools.server().folder);
    const found = [fresh('known'), fresh('fresh')].map((email) =>
      mails.findLast(({ to, subject }) => to === email && /invites/.test(subject)),
    );
    return found.every(Boolean) && found.map(({ text }) => text.replace(/#\S+/, '#TOKEN'));
  });
  assert.equal(shapes[0], shapes[1]);
});

test('TM-4 rows that are none are refused one by one; the sound ones are sent', async () => {
  const team = await freshTeam();
  await join(tools.server(), team, fresh('member'));
  const row = (email, role = 'user', more = {}) => ({ email, role, ...more });
  const { json } = await team.admin.post(`${team.path}/invitations`, {
    invitations: [
      row(fresh('one')),
      row('not an address'),
      row(''),
      row(`${fresh('one').toUpperCase()}`),
      row(fresh('member')),
      row(fresh('two'), 'emperor'),
      row(fresh('three'), 'user', { display_name: 'a\u202Eb' }),
      row(fresh('four'), 'admin'),
    ],
  });
  assert.deepEqual(
    json.results.map(({ outcome, issue, problem }) => issue?.code ?? problem?.code ?? outcome),
    [
      'sent',
      'email_malformed',
      'email_empty',
      'email_repeated',
      'member_exists',
      'role_unknown',
      'name_character_forbidden',
      'sent',
    ],
  );
  assert.equal((await members(team)).pending_count, 2);
});

test('too many at once, too many open, too large, malformed, foreign: refused, nothing changed', async () => {
  const team = await freshTeam();
  const stranger = await signUp(tools.server(), { email: fresh('stranger') });
  const { invitation } = await invite(team.admin, team.path, fresh('waits'));
  const post = (body, client = team.admin) => client.post(`${team.path}/invitations`, body);
  const many = (count) => ({
    invitations: Array.from({ length: count }, (_, i) => ({
      email: fresh(`n${i}.`),
      role: 'user',
    })),
  });
  const theirs = `/api/workspaces/${stranger.session.workspaces[0].id}`;
  for (const [answer, expected] of [
    [await post(many(101)), '422 invitations_per_call_too_many'],
    [await post({ invitations: [] }), '422 field_missing'],
    [await post({}), '422 field_missing'],
    [await post({ invitations: 'jane@example.test' }), '422 field_type_wrong'],
    [await post({ ...many(1), plan: 'pro' }), '422 field_unknown'],
    [
      await post({ invitations: [{ email: fresh('x'), role: 'user', workspace_id: 1 }] }),
      '422 field_unknown',
    ],
    [
      await post({ invitations: [{ email: 'x'.repeat(300_000), role: 'user' }] }),
      '413 request_too_large',
    ],
    [await post(many(1), stranger), '404 workspace_not_found'],
    [
      await stranger.post(`${theirs}/invitations/${invitation.id}/resend`),
      '404 invitation_not_found',
    ],
    [
      await stranger.post(`${theirs}/invitations/${invitation.id}/link`),
      '404 invitation_not_found',
    ],
    [
      await stranger.request('DELETE', `${theirs}/invitations/${invitation.id}`),
      '404 invitation_not_found',
    ],
    [await team.admin.get(`${team.path}/invitations?cursor=x`), '422 cursor_malformed'],
    [await team.admin.get(`${team.path}/invitations?limit=201`), '422 field_value_unknown'],
    [await read('nothing'), '404 invitation_not_found'],
    [await decline('nothing'), '404 invitation_not_found'],
  ])
    assert.equal(refusal(answer), expected, answer.text);
  assert.equal((await members(team)).pending_count, 1);

  const full = await post(many(100));
  const outcomes = full.json.results.map(({ outcome, problem }) => problem?.code ?? outcome);
  assert.equal(outcomes.filter((outcome) => outcome === 'sent').length, 99);
  assert.equal(outcomes.at(-1), 'invitations_too_many');
  assert.equal((await members(team)).pending_count, 100);
  const pages = [];
  let cursor = '';
  do {
    const { json } = await team.admin.get(`${team.path}/invitations?limit=30${cursor}`);
    pages.push(...json.items.map(({ id }) => id));
    cursor = json.next_cursor && `&cursor=${encodeURIComponent(json.next_cursor)}`;
  } while (cursor);
  assert.equal(pages.length, 100);
  assert.equal(new Set(pages).size, 100);
  assert.equal(pages.at(-1), invitation.id);
});

test('mails to one address are limited; the row says when to go on', async () => {
  const team = await freshTeam();
  const rows = [];
  for (let i = 0; i < 11; ++i) rows.push(await invite(team.admin, team.path, fresh('flood')));
  assert.equal(
    rows.slice(0, 10).every(({ outcome }) => outcome === 'sent'),
    true,
  );
  assert.equal(rows[10].problem.code, 'rate_limited');
  assert.ok(rows[10].problem.params.retry_after_seconds > 0);
});

test('SEC-12 the same key invites once, and once only', async () => {
  const team = await freshTeam();
  const headers = { 'idempotency-key': randomUUID() };
  const body = { invitations: [{ email: fresh('once'), role: 'user' }] };
  const post = () => team.admin.post(`${team.path}/invitations`, body, { headers });
  const answers = await Promise.all(Array.from({ length: 20 }, post));
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  assert.equal(ask(`SELECT count(*) FROM invitations WHERE email_key = '${fresh('once')}'`), '1');
});

test('SEC-37 names reach mails as text: no second header line, no tag, in both languages', async () => {
  const hostile = 'Eve <img src=x onerror=alert(1)> "&" {{link}} {{{link}}}';
  const team = await freshTeam(hostile);
  const { headers } = await team.admin.get(team.path);
  const name = 'Engines\u2014Subject: you won <script>';
  assert.equal((await team.admin.patch(team.path, { name }, headers.get('etag'))).status, 200);
  for (const broken of ['Eve\r\nBcc: all@example.test', 'Eve\nX: y', 'Eve\u2028X'])
    assert.equal(
      refusal(
        await new Client(tools.server()).post('/api/sign-up', {
          email: fresh('eve'),
          password,
          name: broken,
          workspace_name: 'E',
        }),
      ),
      '422 name_character_forbidden',
    );
  for (const [locale, subject] of [
    ['en', /invites you to/],
    ['de', /l\u00E4dt Sie zu/],
  ]) {
    const email = fresh(`reader.${locale}`);
    await team.admin.post(`${team.path}/invitations`, {
      invitations: [{ email, role: 'user' }],
      locale,
    });
    await mailed(email);
    const mail = (await mailsIn(tools.server().folder)).find(({ to }) => to === email);
    assert.match(mail.subject, subject);
    assert.ok(mail.subject.includes(name) && mail.subject.includes(hostile), mail.subject);
    const head = mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n'));
    assert.equal(/^(bcc|x):/im.test(head), false);
    assert.equal(head.match(/^subject:/gim).length, 1);
    assert.ok(mail.text.includes(hostile));
    assert.equal(/<img|<script/i.test(mail.html), false);
    assert.ok(mail.html.includes('&lt;img'));
    const [address] = /http\S+#[\w-]+/.exec(mail.text);
    assert.equal(new URL(address).origin, tools.server().url, 'SEC-24: not from the Host header');
  }
});
