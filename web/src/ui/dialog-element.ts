import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import closeIcon from 'lucide-static/icons/x.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { StewardElement } from '../base/steward-element.ts';
import { icon } from './icon.ts';
import { dialogStyles } from './styles/dialog.ts';
import { cardStyles, controlStyles } from './styles/index.ts';

/**
 * A modal dialog that is open as long as it is in the document. It asks to be taken away by the
 * event `close`; the native element gives the focus back to where it came from.
 */
export abstract class DialogElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles, dialogStyles];

  protected abstract heading(): string;
  protected abstract body(): TemplateResult;
  /** The buttons, the main one last. */
  protected abstract actions(): TemplateResult;

  /** Cancel, and the button that does what the dialog is for, if it is `ready` to. */
  protected cancelOr(label: string, act: () => void, ready = true): TemplateResult {
    return html`<button type="button" class="button" @click=${() => this.close()}>
        ${this.t('form.cancel')}
      </button>
      <button
        type="button"
        class="button primary"
        aria-disabled=${ready ? nothing : 'true'}
        @click=${() => ready && act()}
      >
        ${label}
      </button>`;
  }

  /** Why the dialog could not do what it is for; read out when it appears. */
  protected failureNotice(text: string | undefined): TemplateResult {
    return html`<div role="alert">
      ${
        text === undefined
          ? nothing
          : html`<p class="notice danger">${icon(alertIcon)}<span>${text}</span></p>`
      }
    </div>`;
  }

  protected close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  override render(): TemplateResult {
    return html`<dialog part="dialog" aria-labelledby="heading" @close=${this.#closed}>
      <header role="presentation">
        <h2 id="heading">${this.heading()}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label=${this.t('form.close')}
          @click=${() => this.close()}
        >
          ${icon(closeIcon)}
        </button>
      </header>
      <div class="body">${this.body()}</div>
      <footer role="presentation">${this.actions()}</footer>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  readonly #closed = () => this.dispatchEvent(new Event('close'));
}
