import checkIcon from 'lucide-static/icons/check.svg?icon';
import searchIcon from 'lucide-static/icons/search.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DialogElement } from '../ui/dialog-element.ts';
import { icon } from '../ui/icon.ts';
import { palette, paletteStyles } from '../ui/palette.ts';
import { presetIcons } from '../ui/preset-icons.ts';
import { columnsOf, rovingIndex } from './roving.ts';

export interface IconChoice {
  readonly icon: string;
  readonly color: string;
}
export type IconChosen = CustomEvent<IconChoice>;

/** Chooses one of the preset icons and its colour (ACC-1, A3). */
export class IconDialogElement extends DialogElement {
  static override readonly areas = ['icon'] as const;
  static override styles = [
    DialogElement.styles,
    paletteStyles,
    css`
      .search {
        position: relative;
      }
      .search svg {
        position: absolute;
        inset-block-start: calc(50% - 9px);
        inset-inline-start: calc(3 * var(--_space));
        color: var(--_text-muted);
        pointer-events: none;
      }
      .search .input {
        padding-inline-start: calc(10 * var(--_space));
      }
      .colors {
        display: flex;
        flex-wrap: wrap;
        gap: calc(2 * var(--_space));
      }
      .icons {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
        gap: var(--_space);
        min-block-size: 13rem;
        align-content: start;
      }
      [role='radio'] {
        display: grid;
        place-items: center;
        border: 0;
        border-radius: var(--_radius-control);
        cursor: pointer;
      }
      .colors [role='radio'] {
        inline-size: 32px;
        block-size: 32px;
        border-radius: 50%;
        background: var(--tone);
        color: #fff;
      }
      .icons [role='radio'] {
        block-size: 44px;
        background: none;
        color: var(--_text);
      }
      .icons [role='radio']:hover {
        background: var(--_surface-sunken);
      }
      .icons [aria-checked='true'],
      .icons [aria-checked='true']:hover {
        background: var(--tone);
        color: #fff;
      }
      @media (pointer: coarse) {
        .colors [role='radio'] {
          inline-size: 44px;
          block-size: 44px;
        }
      }
      @media (forced-colors: active) {
        .colors [role='radio'] {
          forced-color-adjust: none;
        }
        [aria-checked='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  /** What is chosen now, to begin with. */
  @property({ attribute: false }) choice: IconChoice | undefined;

  @state() private chosenIcon: string | undefined;
  @state() private chosenColor: string | undefined;
  @state() private sought = '';

  get #icon(): string {
    return this.chosenIcon ?? this.choice?.icon ?? Object.keys(presetIcons)[0] ?? '';
  }
  get #color(): string {
    return this.chosenColor ?? this.choice?.color ?? 'blue';
  }

  protected override heading(): string {
    return this.t('icon.title');
  }

  protected override body(): TemplateResult {
    const found = this.#found();
    return html`<div class="search">
        ${icon(searchIcon)}
        <input
          class="input"
          type="search"
          autofocus
          aria-label=${this.t('icon.search')}
          placeholder=${this.t('icon.search')}
          .value=${this.sought}
          @input=${(event: Event) => (this.sought = (event.target as HTMLInputElement).value)}
        />
      </div>
      <div class="field">
        <span class="label" id="color-label">${this.t('icon.color')}</span>
        ${this.#group('colors', 'color-label', Object.keys(palette), this.#color, (name) => ({
          label: this.#nameOf('color', name),
          tone: name,
          content: name === this.#color ? icon(checkIcon, { size: 18 }) : nothing,
          choose: () => (this.chosenColor = name),
        }))}
      </div>
      <div class="field">
        <span class="label" id="icon-label">${this.t('icon.icons')}</span>
        ${this.#group('icons', 'icon-label', found, this.#icon, (name) => ({
          label: this.#nameOf('name', name),
          tone: this.#color,
          content: icon(presetIcons[name] ?? '', { size: 22 }),
          choose: () => (this.chosenIcon = name),
        }))}
        <p class=${found.length === 0 ? 'hint' : 'visually-hidden'} role="status">
          ${this.t('icon.found', { count: found.length })}
        </p>
      </div>`;
  }

  protected override actions(): TemplateResult {
    return this.cancelOr(this.t('icon.use'), this.#use);
  }

  /** One stop of the Tab key per group; arrows move and choose. */
  #group(
    kind: string,
    labelId: string,
    names: readonly string[],
    current: string,
    cell: (name: string) => { label: string; tone: string; content: unknown; choose: () => void },
  ): TemplateResult {
    const stop = Math.max(names.indexOf(current), 0);
    return html`<div
      class=${kind}
      role="radiogroup"
      aria-labelledby=${labelId}
      @keydown=${this.#move}
    >
      ${names.map((name, index) => {
        const { label, tone, content, choose } = cell(name);
        return html`<button
          type="button"
          class=${tone}
          role="radio"
          aria-checked=${name === current}
          aria-label=${label}
          title=${label}
          tabindex=${index === stop ? 0 : -1}
          @click=${choose}
        >
          ${content}
        </button>`;
      })}
    </div>`;
  }

  readonly #move = (event: KeyboardEvent) => {
    const group = event.currentTarget as HTMLElement;
    const cells = [...group.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = cells.indexOf(event.target as HTMLElement);
    const rightToLeft = getComputedStyle(group).direction === 'rtl';
    const grid = { count: cells.length, columns: columnsOf(cells), rightToLeft };
    const next = rovingIndex(event.key, at, grid);
    if (next === undefined || at === -1) return;
    event.preventDefault();
    cells[next]?.focus();
    cells[next]?.click();
  };

  #found(): readonly string[] {
    const sought = this.sought.trim().toLocaleLowerCase(this.messages.locale);
    return Object.keys(presetIcons).filter(
      (name) =>
        name.includes(sought) ||
        this.#nameOf('name', name).toLocaleLowerCase(this.messages.locale).includes(sought),
    );
  }

  #nameOf(group: 'name' | 'color', name: string): string {
    const id = `icon.${group}.${name}`;
    // An operator may have added an icon without a text in this language.
    return this.messages.has(id) ? this.t(id) : name;
  }

  readonly #use = () => {
    const detail: IconChoice = { icon: this.#icon, color: this.#color };
    this.dispatchEvent(new CustomEvent('icon-chosen', { detail }));
    this.close();
  };
}
