import { html, type TemplateResult } from 'lit';
import { DialogElement } from '../../ui/dialog-element.ts';

/** Asks before a draft is lost; staying is the answer of Escape and of the focus. */
export class LeaveDialogElement extends DialogElement {
  static override readonly areas = ['dialogs'] as const;

  protected override heading(): string {
    return this.t('leave.title');
  }
  protected override body(): TemplateResult {
    return html`<p>${this.t('leave.text')}</p>`;
  }
  protected override actions(): TemplateResult {
    return html`
      <button type="button" class="button danger" @click=${this.#leave}>
        ${this.t('leave.discard')}
      </button>
      <button type="button" class="button primary" autofocus @click=${() => this.close()}>
        ${this.t('leave.stay')}
      </button>
    `;
  }
  readonly #leave = (): void => {
    this.dispatchEvent(new Event('steward-leave'));
    this.close();
  };
}
