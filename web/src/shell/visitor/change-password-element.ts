import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dispatch } from '../../base/events.ts';
import { core } from '../../core.ts';
import { routes } from '../routes.ts';
import { VisitorForm } from './form.ts';
import { VisitorElement } from './visitor-element.ts';

/** Where the mailed link leads: one new password, and every other session ends (ACC-10). */
export class ChangePasswordElement extends VisitorElement {
  /** From the fragment of the link; it is sent once, on the press of the button. */
  @property({ attribute: false }) token = '';

  readonly #form = new VisitorForm(
    this,
    [{ name: 'password', kind: 'password' }],
    async ({ password = '' }, options) => {
      const session = await this.client.changePassword({ token: this.token, password }, options);
      dispatch(this, 'steward-signed-in', { session });
    },
  );

  override render(): TemplateResult {
    const form = this.#form;
    const limits = core()?.limits;
    return html`
      <div class="stack">
        ${this.heading('change_password.title', this.t('change_password.text'))}
        ${this.form(
          form,
          this.t('change_password.submit'),
          this.passwordField(form, {
            label: this.t('field.new_password'),
            autocomplete: 'new-password',
            hint:
              limits && this.t('field.password_hint', { minimum: limits.passwordCharactersMin }),
          }),
        )}
        <p>
          <a href=${this.href(routes.forgot_password.path)}
            >${this.t('change_password.new_link')}</a
          >
        </p>
      </div>
    `;
  }
}
