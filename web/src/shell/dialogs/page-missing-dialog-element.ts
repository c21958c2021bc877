import { html, type TemplateResult } from 'lit';
import { DialogElement } from '../../ui/dialog-element.ts';

/** The next page did not come; the draft of this one stays. */
export class PageMissingDialogElement extends DialogElement {
  static override readonly areas = ['dialogs'] as const;

  protected override heading(): string {
    return this.t('shell.failed.title');
  }
  protected override body(): TemplateResult {
    return html`<p>${this.t('page_missing.text')}</p>`;
  }
  protected override actions(): TemplateResult {
    return html`
      <button type="button" class="button" @click=${this.#retry}>
        ${this.t('shell.try_again')}
      </button>
      <button type="button" class="button primary" autofocus @click=${() => this.close()}>
        ${this.t('leave.stay')}
      </button>
    `;
  }
  readonly #retry = (): void => {
    // Once this question is gone: trying again may put another one.
    const retry = () => this.dispatchEvent(new Event('steward-retry'));
    this.addEventListener('close', retry, { once: true });
    this.close();
  };
}
