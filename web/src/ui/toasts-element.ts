import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import infoIcon from 'lucide-static/icons/info.svg?icon';
import closeIcon from 'lucide-static/icons/x.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { StewardElement } from '../base/steward-element.ts';
import { icon } from './icon.ts';
import { controlStyles } from './styles/index.ts';

export interface Toast {
  readonly id: number;
  readonly kind: 'success' | 'info';
  readonly text: string;
  readonly at: Date;
  readonly undo?: (() => void) | undefined;
}

const visibleMilliseconds = 6000;
const undoMilliseconds = 8000;
const historyCountMax = 20;

/**
 * Short confirmations in a polite region; they stay while the pointer or the focus is on them and
 * can be read again in the history. An error is never said here alone (G8).
 */
export class ToastsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    controlStyles,
    css`
      :host {
        position: fixed;
        /* Below the header: Save stands at the lower edge. */
        inset-block-start: 4.5rem;
        inset-inline-end: calc(4 * var(--_space));
        z-index: 20;
        inline-size: min(24rem, calc(100vw - 2rem));
        pointer-events: none;
      }
      .toasts {
        display: grid;
        gap: calc(2 * var(--_space));
      }
      .toast {
        display: flex;
        align-items: center;
        gap: calc(2.5 * var(--_space));
        padding: calc(1.5 * var(--_space)) calc(2 * var(--_space)) calc(1.5 * var(--_space))
          calc(4 * var(--_space));
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: var(--_shadow-raised);
        pointer-events: auto;
        animation: rise var(--_duration) ease-out;
      }
      .toast > svg {
        color: var(--_accent);
      }
      .toast.success > svg {
        color: var(--_success);
      }
      .toast > span {
        flex: 1;
        overflow-wrap: anywhere;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(-0.5rem);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @state() private shown: readonly Toast[] = [];
  #history: readonly Toast[] = [];
  #next = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #held = false;
  /** Where the focus was before it came here. */
  #before: HTMLElement | undefined;

  /** What was said on this page so far, newest first. */
  get history(): readonly Toast[] {
    return this.#history;
  }

  show(text: string, kind: Toast['kind'] = 'success', undo?: () => void): void {
    const toast: Toast = { id: this.#next++, kind, text, at: new Date(), undo };
    this.shown = [...this.shown, toast];
    this.#history = [toast, ...this.#history].slice(0, historyCountMax);
    this.#wait();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('focusin', this.#focused);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('focusin', this.#focused);
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`<div
      class="toasts"
      role="status"
      aria-label=${this.t('shell.notifications')}
      @pointerenter=${this.#hold}
      @pointerleave=${this.#release}
      @focusin=${this.#hold}
      @focusout=${this.#release}
    >
      ${repeat(
        this.shown,
        ({ id }) => id,
        (toast) => this.#toast(toast),
      )}
    </div>`;
  }

  #toast(toast: Toast): TemplateResult {
    return html`<div class="toast ${toast.kind}">
      ${icon(toast.kind === 'success' ? checkIcon : infoIcon)}
      <span>${toast.text}</span>
      ${
        toast.undo === undefined
          ? nothing
          : html`<button type="button" class="button small" @click=${() => this.#undo(toast)}>
              ${this.t('shell.undo')}
            </button>`
      }
      <button
        type="button"
        class="button quiet icon-only"
        aria-label=${this.t('shell.dismiss')}
        @click=${() => this.#drop(toast)}
      >
        ${icon(closeIcon, { size: 16 })}
      </button>
    </div>`;
  }

  #undo(toast: Toast): void {
    this.#drop(toast);
    // It can be taken back once.
    this.#history = this.#history.map((other) =>
      other === toast ? { ...other, undo: undefined } : other,
    );
    toast.undo?.();
  }

  #drop(toast: Toast): void {
    if (this.shadowRoot?.activeElement) this.#giveFocusBack();
    this.shown = this.shown.filter((other) => other !== toast);
    // What was under the pointer is gone, and with it the event that it has left.
    if (this.shown.length === 0) this.#held = false;
  }

  /** The button that was pressed goes with its toast. What was in use before may have gone too. */
  #giveFocusBack(): void {
    for (const place of [this.#before, document.querySelector<HTMLElement>('main')]) {
      place?.focus();
      if (place?.matches(':focus')) return;
    }
  }
  readonly #focused = (event: FocusEvent): void => {
    const path = event.composedPath();
    const [target] = path;
    if (!path.includes(this) && target instanceof HTMLElement) this.#before = target;
  };

  /** The oldest goes first, each after its own time. */
  #wait(): void {
    clearTimeout(this.#timer);
    const [oldest] = this.shown;
    if (oldest === undefined || this.#held) return;
    const milliseconds = oldest.undo === undefined ? visibleMilliseconds : undoMilliseconds;
    this.#timer = setTimeout(() => {
      this.#drop(oldest);
      this.#wait();
    }, milliseconds);
  }
  readonly #hold = (): void => {
    this.#held = true;
    clearTimeout(this.#timer);
  };
  readonly #release = (): void => {
    this.#held = false;
    this.#wait();
  };
}
