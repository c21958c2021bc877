import { html, type TemplateResult } from 'lit';
import { DialogElement } from '../../ui/dialog-element.ts';

/** Holds a sign-in in front of a page whose session has ended, so that the draft stays. */
export class SessionDialogElement extends DialogElement {
  static override readonly areas = ['dialogs'] as const;

  protected override heading(): string {
    return this.t('session_dialog.title');
  }
  protected override body(): TemplateResult {
    return html`<p>${this.t('code.session_expired')}</p>
      <slot></slot>`;
  }
  protected override actions(): TemplateResult {
    return html`<button type="button" class="button" @click=${() => this.close()}>
      ${this.t('session_dialog.later')}
    </button>`;
  }
}
