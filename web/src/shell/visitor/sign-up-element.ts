import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { LinkSent, RequestOptions } from '../../client/index.ts';
import { core } from '../../core.ts';
import { routes } from '../routes.ts';
import { VisitorForm } from './form.ts';
import { mailSent } from './mail-sent.ts';
import { VisitorElement } from './visitor-element.ts';

export class SignUpElement extends VisitorElement {
  @state() private sent: LinkSent | undefined;

  readonly #form = new VisitorForm(
    this,
    [
      { name: 'name', kind: 'account_name' },
      { name: 'email', kind: 'email' },
      { name: 'password', kind: 'password' },
      { name: 'workspace_name', kind: 'workspace_name' },
    ],
    async (values, options) => {
      this.sent = await this.#request(values, options);
    },
  );

  #request(values: Readonly<Record<string, string>>, options: RequestOptions): Promise<LinkSent> {
    const { name = '', email = '', password = '', workspace_name = '' } = values;
    const { locale } = this.messages;
    return this.client.signUp({ name, email, password, workspace_name, locale }, options);
  }

  override render(): TemplateResult {
    const form = this.#form;
    if (this.sent !== undefined) {
      return mailSent({
        client: this.client,
        sent: this.sent,
        send: (options) => this.#request(form.values, options),
        back: () => (this.sent = undefined),
      });
    }
    return html`
      <div class="stack">
        ${this.heading('sign_up.title', this.t('sign_up.text'))}
        ${this.form(form, this.t('sign_up.submit'), this.#fields())}
        <p>
          ${this.t('sign_up.known_here')}
          <a href=${this.href(routes.sign_in.path)}>${this.t('sign_up.sign_in')}</a>
        </p>
      </div>
    `;
  }

  #fields(): TemplateResult {
    const form = this.#form;
    const limits = core()?.limits;
    return html`
      ${this.field(form, 'name', { label: this.t('field.name'), autocomplete: 'name' })}
      ${this.emailField(form)}
      ${this.passwordField(form, {
        label: this.t('field.password'),
        autocomplete: 'new-password',
        hint: limits && this.t('field.password_hint', { minimum: limits.passwordCharactersMin }),
      })}
      ${this.field(form, 'workspace_name', {
        label: this.t('field.workspace_name'),
        hint: this.t('field.workspace_name_hint'),
        autocomplete: 'organization',
      })}
    `;
  }
}
