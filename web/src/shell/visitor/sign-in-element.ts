import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dispatch } from '../../base/events.ts';
import { routes } from '../routes.ts';
import { VisitorForm } from './form.ts';
import { VisitorElement } from './visitor-element.ts';

export class SignInElement extends VisitorElement {
  readonly #form = new VisitorForm(
    this,
    [{ name: 'email', kind: 'email' }, { name: 'password' }],
    async ({ email = '', password = '' }, options) => {
      const session = await this.client.signIn({ email, password }, options);
      dispatch(this, 'steward-signed-in', { session });
    },
  );

  /** In front of a page whose session has ended: no title, no ways elsewhere. */
  @property({ type: Boolean }) again = false;

  override render(): TemplateResult {
    const form = this.#form;
    return html`
      <div class="stack">
        ${this.again ? nothing : this.heading('sign_in.title')}
        ${this.form(
          form,
          this.t('sign_in.submit'),
          html`
            ${this.emailField(form, 'username')}
            ${this.passwordField(form, {
              label: this.t('field.password'),
              autocomplete: 'current-password',
            })}
          `,
        )}
        ${this.again ? nothing : this.#ways()}
      </div>
    `;
  }

  #ways(): TemplateResult {
    return html`<p class="row between">
      <a href=${this.href(routes.forgot_password.path)}>${this.t('sign_in.forgot')}</a>
      <span>
        ${this.t('sign_in.new_here')}
        <a href=${this.href(routes.sign_up.path)}>${this.t('sign_in.sign_up')}</a>
      </span>
    </p>`;
  }
}
