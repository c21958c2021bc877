import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../../base/events.ts';
import { icon } from '../../ui/icon.ts';
import { routes } from '../routes.ts';
import { VisitorForm } from './form.ts';
import { VisitorElement } from './visitor-element.ts';

/** Where a mailed link leads. Looking at it does nothing, the button does (SEC-24). */
abstract class ConfirmElement extends VisitorElement {
  /** From the fragment of the link. */
  @property({ attribute: false }) token = '';
}

export class ConfirmSignUpElement extends ConfirmElement {
  readonly #form = new VisitorForm(this, [], async (_values, options) => {
    const session = await this.client.confirmSignUp(this.token, options);
    dispatch(this, 'steward-signed-in', { session });
  });

  override render(): TemplateResult {
    return html`
      <div class="stack">
        ${this.heading('confirm_sign_up.title', this.t('confirm_sign_up.text'))}
        ${this.form(this.#form, this.t('confirm_sign_up.submit'), html``)}
        <p><a href=${this.href(routes.sign_up.path)}>${this.t('confirm_sign_up.again')}</a></p>
      </div>
    `;
  }
}

export class ConfirmBillingEmailElement extends ConfirmElement {
  @state() private confirmed:
    { readonly workspace_name: string; readonly billing_email: string } | undefined;

  readonly #form = new VisitorForm(this, [], async (_values, options) => {
    this.confirmed = await this.client.confirmBillingEmail(this.token, options);
  });

  override render(): TemplateResult {
    const { confirmed } = this;
    if (confirmed === undefined) {
      const text = this.t('confirm_billing_email.text');
      return html`<div class="stack">
        ${this.heading('confirm_billing_email.title', text)}
        ${this.form(this.#form, this.t('confirm_billing_email.submit'), html``)}
      </div>`;
    }
    const { workspace_name: workspace, billing_email: email } = confirmed;
    return html`<div class="stack">
      ${this.heading('confirm_billing_email.title')}
      <p class="notice success" role="status">
        ${icon(checkIcon)}
        <span>${this.t('confirm_billing_email.done', { workspace, email })}</span>
      </p>
      <p><a href=${this.href('/')}>${this.t('confirm_billing_email.go_on')}</a></p>
    </div>`;
  }
}
