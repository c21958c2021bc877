import { html, type TemplateResult } from 'lit';
import type { Client, LinkSent, RequestOptions } from '../../client/index.ts';

export interface MailSent {
  readonly client: Client;
  readonly sent: LinkSent;
  readonly send: (options: RequestOptions) => Promise<LinkSent>;
  readonly back: () => void;
}

export function mailSent({ client, sent, send, back }: MailSent): TemplateResult {
  return html`<steward-mail-sent
    .client=${client}
    .sent=${sent}
    .send=${send}
    @steward-back=${back}
  ></steward-mail-sent>`;
}
