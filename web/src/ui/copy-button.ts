import checkIcon from 'lucide-static/icons/check.svg?icon';
import copyIcon from 'lucide-static/icons/copy.svg?icon';
import { css, html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import { icon } from './icon.ts';
import { controlStyles } from './styles/index.ts';

const shownMilliseconds = 2500;

/** Copies `text` and says so. Where the browser refuses, it says how to copy by hand. */
export class CopyButtonElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    controlStyles,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  @property() text = '';
  /** What is copied, for the button's name: "Copy workspace id". */
  @property() label = '';

  @state() private result: 'copied' | 'refused' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const done = this.result === 'copied';
    return html`<button
        type="button"
        class="button small"
        part="button"
        aria-label=${this.label}
        @click=${() => void this.#copy()}
      >
        ${icon(done ? checkIcon : copyIcon, { size: 16 })}
        ${this.t(done ? 'form.copied' : 'form.copy')}
      </button>
      <span class="visually-hidden" role="status">
        ${this.result === undefined ? '' : this.t(`form.${done ? 'copied' : 'copy_refused'}`)}
      </span>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.result = 'copied';
    } catch {
      // No permission, or no secure context: the text beside the button can be selected.
      this.result = 'refused';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.result = undefined), shownMilliseconds);
  }
}
