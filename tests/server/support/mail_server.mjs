// A real SMTP server (npm's smtp-server) with a certificate of its own, made for the test run.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Key and self-signed certificate for localhost; `file` is what a client has to trust. */
export function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'steward-certificate-'));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost']
      .concat(['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'])
      .concat(['-keyout', key, '-out', file]),
    { stdio: 'ignore' },
  );
  return {
    file,
    key: readFileSync(key),
    cert: readFileSync(file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Starts it. `certificate`: STARTTLS is offered with it. `account`: who may send. `refuse(count)`:
 * what to answer to the `count`-th message instead of taking it, or nothing.
 *
 * Gives `{port, received, next, close}`: `received` are the parsed mails with `secure`, `user` and
 * `raw`; `next()` waits for one more.
 */
export async function startMailServer({ certificate, account, refuse = () => undefined }) {
  const received = [];
  const waiting = [];
  let count = 0;
  const server = new SMTPServer({
    ...(certificate
      ? { key: certificate.key, cert: certificate.cert }
      : { disabledCommands: ['STARTTLS'] }),
    authOptional: !account,
    onAuth({ username, password }, _session, done) {
      const known = username === account?.user && password === account?.password;
      done(known ? null : new Error('unknown'), { user: username });
    },
    async onData(stream, session, done) {
      const chunks = await stream.toArray();
      const raw = Buffer.concat(chunks).toString('utf8');
      const refusal = refuse((count += 1));
      if (refusal) {
        done(Object.assign(new Error(refusal.text), { responseCode: refusal.status }));
        return;
      }
      const mail = await simpleParser(raw);
      received.push({ mail, raw, secure: session.secure, user: session.user });
      done();
      waiting.shift()?.();
    },
  });
  // A client that breaks off is a case of these tests, not a failure of this server.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  let taken = 0;
  return {
    port: server.server.address().port,
    received,
    async next() {
      if (received.length <= taken) await new Promise((arrived) => waiting.push(arrived));
      return received[taken++];
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
