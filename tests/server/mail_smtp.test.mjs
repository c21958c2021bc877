// Mail against a real SMTP server: STARTTLS, sign-in, the magic link, and what goes wrong there.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Client, password } from '../support/client.mjs';
import { linkIn, tokenOf } from '../support/outbox.mjs';
import { makeCertificate, startMailServer } from './support/mail_server.mjs';
import { startServer } from './support/server.mjs';

const certificate = makeCertificate();
after(() => certificate.remove());
// The server under test trusts it through OpenSSL's own variable.
process.env.SSL_CERT_FILE = certificate.file;

const account = { user: 'steward', password: 'p-4:w@rd/%' };
const email = 'ada@example.com';
const form = { email, password, workspace_name: 'Engines' };

async function serverWithMail(t, port, { signedIn = true } = {}) {
  const who = signedIn ? `${account.user}:${encodeURIComponent(account.password)}@` : '';
  const mail = `smtp://${who}localhost:${port}`;
  const settings = { mail, mail_from: 'Steward <no-reply@example.com>' };
  const server = await startServer({ settings });
  t.after(() => server.stop());
  return server;
}

test('ACC-7, ACC-10: sign-up and magic link arrive by SMTP, encrypted and signed in', async (t) => {
  const mailServer = await startMailServer({ certificate, account });
  t.after(() => mailServer.close());
  const server = await serverWithMail(t, mailServer.port);
  const ada = new Client(server);

  const asked = await ada.post('/api/sign-up', { ...form, name: 'Åda' });
  assert.equal(asked.status, 202, asked.text);
  const welcome = await mailServer.next();
  assert.equal(welcome.secure, true);
  assert.equal(welcome.user, account.user);
  assert.equal(welcome.mail.to.text, email);
  assert.equal(welcome.mail.from.value[0].address, 'no-reply@example.com');
  assert.ok(welcome.mail.date instanceof Date && welcome.mail.messageId);
  assert.match(welcome.raw, /^MIME-Version: 1\.0\r$/im);
  assert.ok(welcome.mail.html.includes(linkIn(welcome.mail)), 'both parts carry the link');
  const confirmed = await ada.post('/api/sign-up/confirm', {
    token: tokenOf(linkIn(welcome.mail)),
  });
  assert.equal(confirmed.status, 201, confirmed.text);

  await ada.post('/api/account/password-link');
  const { mail } = await mailServer.next();
  const fresh = 'a sentence nobody has heard';
  const change = { token: tokenOf(linkIn(mail)), password: fresh };
  const changed = await new Client(server).post('/api/password-links/consume', change);
  assert.equal(changed.status, 200, changed.text);
  const signedIn = await new Client(server).post('/api/sign-in', { email, password: fresh });
  assert.equal(signedIn.status, 200, signedIn.text);

  const log = server.lines.join('\n');
  for (const secret of [account.password, password, fresh, change.token]) {
    assert.ok(!log.includes(secret), 'SEC-34: no secret in the log');
  }
});

test('a mail that is put off arrives once the other side takes it, as the same message', async (t) => {
  const refuse = (count) => (count === 1 ? { status: 451, text: 'try later' } : undefined);
  const mailServer = await startMailServer({ certificate, account, refuse });
  t.after(() => mailServer.close());
  const server = await serverWithMail(t, mailServer.port);
  await new Client(server).post('/api/sign-up', { ...form, name: 'Ada' });
  await server.logged((line) => /delayed/.test(JSON.stringify(line)));
  const { mail } = await mailServer.next();
  assert.equal(mail.to.text, email);
  assert.equal(mailServer.received.length, 1);
});

test('a certificate that is not trusted gets no mail and no password', async (t) => {
  const stranger = makeCertificate();
  t.after(() => stranger.remove());
  const mailServer = await startMailServer({ certificate: stranger, account });
  t.after(() => mailServer.close());
  const server = await serverWithMail(t, mailServer.port);
  await new Client(server).post('/api/sign-up', { ...form, name: 'Ada' });
  const line = await server.logged((entry) => /delayed/.test(JSON.stringify(entry)));
  assert.ok(!JSON.stringify(line).includes(email), 'the log names no address');
  assert.equal(mailServer.received.length, 0);
});
