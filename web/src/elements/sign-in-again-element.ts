import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { refusalOf } from '../team/member-list.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { formStyles } from '../ui/styles/form.ts';
import { textField } from '../ui/text-field.ts';

/**
 * Asks for the password once more before something that an open browser alone must not do, and
 * goes on with it then (KEY-2). Dispatches `done` after the new sign-in.
 */
export class SignInAgainElement extends DialogElement {
  static override styles = [...DialogElement.styles, formStyles];
  static override readonly areas = ['keys'] as const;

  @property() email = '';
  @state() private password = '';
  @state() private working = false;
  @state() private failure: string | undefined;

  protected override heading(): string {
    return this.t('api_key.again_title');
  }

  protected override body(): TemplateResult {
    return html`<form
      class="stack"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#signIn();
      }}
    >
      <p>${this.t('api_key.again_text', { email: this.email })}</p>
      ${textField({
        name: 'password',
        label: this.t('field.password'),
        type: 'password',
        autocomplete: 'current-password',
        autofocus: true,
        value: this.password,
        onInput: (text) => (this.password = text),
      })}
      ${this.failureNotice(this.failure)}
    </form>`;
  }

  protected override actions(): TemplateResult {
    const ready = this.password !== '' && !this.working;
    return this.cancelOr(this.t('api_key.again_go'), () => void this.#signIn(), ready);
  }

  async #signIn(): Promise<void> {
    if (this.password === '' || this.working) return;
    this.working = true;
    this.failure = undefined;
    try {
      const session = await this.client.signIn({ email: this.email, password: this.password });
      dispatch(this, 'steward-signed-in', { session });
      this.dispatchEvent(new Event('done'));
      this.close();
    } catch (error) {
      this.failure = this.messageOf(refusalOf(error));
    } finally {
      this.password = '';
      this.working = false;
    }
  }
}
