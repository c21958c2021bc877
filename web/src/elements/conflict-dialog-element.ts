import { css, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import type { FormState, Resource } from '../settings/form-state.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { DialogElement } from '../ui/dialog-element.ts';

/** `detail`: the fields to keep as I have them; the others stay as they were saved. */
export type ConflictSettled = CustomEvent<ReadonlySet<string>>;
type Side = 'mine' | 'theirs';
type Named = Resource & { readonly id: string | number; readonly name: string };

/** Both values of every field that two people have changed, and a choice for each (W4, G10). */
export class ConflictDialogElement extends DialogElement {
  static override readonly areas = ['dialogs'] as const;

  static override readonly elements: Elements = { avatar: AvatarElement };
  static override styles = [
    DialogElement.styles,
    css`
      fieldset {
        display: grid;
        gap: calc(2 * var(--_space));
      }
      legend {
        padding: 0;
        font-weight: var(--_weight-strong);
        margin-block-end: calc(2 * var(--_space));
      }
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
        gap: calc(3 * var(--_space));
      }
      .side {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: start;
        gap: var(--_space) calc(3 * var(--_space));
        padding: calc(3 * var(--_space));
        border: 1px solid var(--_border-control);
        border-radius: var(--_radius-control);
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      .side:has(:checked) {
        border-color: var(--_accent);
        background: var(--_accent-soft);
      }
      .side input {
        inline-size: 1.125rem;
        block-size: 1.125rem;
        margin-block-start: 0.2em;
        accent-color: var(--_accent);
      }
      @media (forced-colors: active) {
        .side:has(:checked) {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) fields: readonly {
    readonly name: string;
    readonly label: string;
  }[] = [];
  /** The draft: its texts and picture are mine, `saved` is theirs. */
  @property({ attribute: false }) draft: FormState<Named> | undefined;
  @property() kind: 'user' | 'workspace' = 'user';

  @state() private theirs: ReadonlySet<string> = new Set();

  protected override heading(): string {
    return this.t('conflict.title');
  }

  protected override body(): TemplateResult {
    return html`<p>${this.t('conflict.intro', { count: this.fields.length })}</p>
      ${this.fields.map(
        ({ name, label }) =>
          html`<fieldset>
            <legend>${label}</legend>
            <div class="sides">${this.#side(name, 'mine')}${this.#side(name, 'theirs')}</div>
          </fieldset>`,
      )}`;
  }

  protected override actions(): TemplateResult {
    return this.cancelOr(this.t('conflict.save'), this.#settle);
  }

  #side(name: string, side: Side): TemplateResult {
    const chosen = this.theirs.has(name) === (side === 'theirs');
    return html`<label class="side">
      <input
        type="radio"
        name=${name}
        .checked=${chosen}
        @change=${() => this.#choose(name, side)}
      />
      <span>
        <span class="hint">${this.t(`conflict.${side}`)}</span><br />
        ${name === 'picture' ? this.#face(side) : html`<bdi>${this.#text(name, side)}</bdi>`}
      </span>
    </label>`;
  }

  #text(name: string, side: Side): string {
    const { draft } = this;
    const saved = draft?.saved.value as unknown as Readonly<Record<string, string>> | undefined;
    return (side === 'mine' ? draft?.texts[name] : saved?.[name]) ?? '';
  }

  #face(side: Side): TemplateResult {
    const { draft } = this;
    const saved = draft?.saved.value;
    const staged = side === 'mine' ? draft?.picture : undefined;
    const other = staged?.kind === 'icon' || staged?.kind === 'none' ? staged : saved?.picture;
    return html`<steward-avatar
      size="88"
      kind=${this.kind}
      .picture=${other}
      .file=${staged?.kind === 'file' ? staged.file.blob : undefined}
      .name=${this.#text('name', side)}
      .seed=${String(saved?.id ?? '')}
    ></steward-avatar>`;
  }

  #choose(name: string, side: Side): void {
    const theirs = new Set(this.theirs);
    if (side === 'theirs') theirs.add(name);
    else theirs.delete(name);
    this.theirs = theirs;
  }

  readonly #settle = () => {
    const mine = this.fields.map(({ name }) => name).filter((name) => !this.theirs.has(name));
    this.dispatchEvent(new CustomEvent('conflict-settled', { detail: new Set(mine) }));
  };
}
