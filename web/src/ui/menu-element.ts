import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { tokenStyles } from './tokens.ts';

const itemSelector = '[role^="menuitem"]';

/**
 * A menu button after the ARIA pattern: slot `trigger` holds the button, the default slot the
 * entries (`role="menuitem…"`). Arrows, Home, End and first letters move, Escape gives the focus
 * back (G2).
 */
export class MenuElement extends LitElement {
  static override styles = [
    tokenStyles(':host'),
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .panel {
        position: absolute;
        inset-block-start: calc(100% + var(--_space));
        inset-inline-end: 0;
        z-index: 10;
        min-inline-size: 15rem;
        max-inline-size: calc(100vw - 2rem);
        max-block-size: calc(100dvh - 6rem);
        overflow-y: auto;
        padding: calc(1.5 * var(--_space));
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow-raised);
      }
      :host([side='start']) .panel {
        inset-inline: 0 auto;
      }
      :host(:not([open])) .panel {
        display: none;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  /** What a screen reader calls the menu. */
  @property() label = '';
  /** Which edge of the button the menu keeps to. */
  @property({ reflect: true }) side: 'start' | 'end' = 'end';

  #typed = '';
  #typedAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.#left);
    document.addEventListener('pointerdown', this.#pressed);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#pressed);
  }

  override render(): TemplateResult {
    return html`
      <slot name="trigger" @click=${this.#toggle} @keydown=${this.#triggerKey}></slot>
      <div
        class="panel"
        role="menu"
        aria-label=${this.label}
        @keydown=${this.#menuKey}
        @click=${this.#chosen}
      >
        <slot></slot>
      </div>
    `;
  }

  protected override updated(): void {
    this.#trigger?.setAttribute('aria-haspopup', 'menu');
    this.#trigger?.setAttribute('aria-expanded', String(this.open));
    for (const item of this.#items) item.tabIndex = -1;
  }

  get #trigger(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[slot="trigger"]');
  }
  get #items(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(itemSelector)];
  }

  async #show(at: number): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.#items.at(at)?.focus();
  }
  #close(): void {
    this.open = false;
    this.#trigger?.focus();
  }

  readonly #toggle = (): void => {
    if (this.open) this.#close();
    else void this.#show(0);
  };
  readonly #triggerKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#show(event.key === 'ArrowDown' ? 0 : -1);
  };
  readonly #menuKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.findIndex((item) => item === event.target);
    const next = this.#target(event.key, items, at);
    if (event.key === 'Escape') this.#close();
    else if (next === undefined) return;
    event.preventDefault();
    next?.focus();
  };
  /**
   * Choosing closes the menu before the entry's own listener runs: a dialog that it opens gives
   * the focus back to the button then, and not to an entry that is gone.
   */
  readonly #chosen = {
    capture: true,
    handleEvent: ({ target }: Event): void => {
      if (target instanceof Element && target.closest(itemSelector)) this.#close();
    },
  };
  readonly #left = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (next instanceof Node && !this.contains(next)) this.open = false;
  };
  readonly #pressed = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  #target(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
    if (key === 'ArrowDown') return items[(at + 1) % items.length];
    if (key === 'ArrowUp') return items.at(at - 1);
    if (key === 'Home') return items[0];
    if (key === 'End') return items.at(-1);
    return key.length === 1 && key !== ' ' ? this.#byLetters(key, items, at) : undefined;
  }

  /** Letters typed within half a second are one prefix; a repeated one goes on to the next. */
  #byLetters(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
    const now = performance.now();
    this.#typed = now - this.#typedAt < 500 ? this.#typed + key : key;
    this.#typedAt = now;
    const prefix = this.#typed.toLocaleLowerCase();
    const ordered = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    return ordered.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(prefix));
  }
}
