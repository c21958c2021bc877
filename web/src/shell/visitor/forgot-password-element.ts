import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { LinkSent, RequestOptions } from '../../client/index.ts';
import { routes } from '../routes.ts';
import { VisitorForm } from './form.ts';
import { mailSent } from './mail-sent.ts';
import { VisitorElement } from './visitor-element.ts';

export class ForgotPasswordElement extends VisitorElement {
  @state() private sent: LinkSent | undefined;

  readonly #form = new VisitorForm(
    this,
    [{ name: 'email', kind: 'email' }],
    async ({ email = '' }, options) => {
      this.sent = await this.#request(email, options);
    },
  );

  #request(email: string, options: RequestOptions): Promise<LinkSent> {
    return this.client.requestPasswordLink({ email, locale: this.messages.locale }, options);
  }

  override render(): TemplateResult {
    const form = this.#form;
    if (this.sent !== undefined) {
      return mailSent({
        client: this.client,
        sent: this.sent,
        send: (options) => this.#request(form.value('email'), options),
        back: () => (this.sent = undefined),
      });
    }
    return html`
      <div class="stack">
        ${this.heading('forgot_password.title', this.t('forgot_password.text'))}
        ${this.form(form, this.t('forgot_password.submit'), this.emailField(form))}
        <p><a href=${this.href(routes.sign_in.path)}>${this.t('forgot_password.back')}</a></p>
      </div>
    `;
  }
}
