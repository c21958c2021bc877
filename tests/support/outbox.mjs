// Reads the mails the server has put into its outbox folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';

import { until } from './until.mjs';

/** Every mail so far, oldest first: `{to, subject, text, html, raw}`. */
export async function mailsIn(folder) {
  const outbox = path.join(folder, 'outbox');
  if (!existsSync(outbox)) return [];
  const names = readdirSync(outbox)
    .filter((name) => name.endsWith('.eml'))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const raw = readFileSync(path.join(outbox, name), 'utf8');
      const mail = await simpleParser(raw);
      return { to: mail.to.text, subject: mail.subject, text: mail.text, html: mail.html, raw };
    }),
  );
}

/** The address with its token that a mail carries, as a person would click it. */
export function linkIn(mail) {
  const link = /https?:\/\/\S+#[\w-]+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`there is no link in the mail:\n${mail.text}`);
  return link;
}

/** Waits for the `nth` mail to an address and gives its link. */
export async function linkSentTo(folder, address, nth = 1) {
  const mail = await until(`mail ${nth} to ${address}`, async () => {
    const mails = await mailsIn(folder);
    return mails.filter(({ to }) => to.includes(address))[nth - 1];
  });
  return linkIn(mail);
}

export function tokenOf(link) {
  return new URL(link).hash.slice(1);
}
