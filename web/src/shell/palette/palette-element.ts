import searchIcon from 'lucide-static/icons/search.svg?icon';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../../base/steward-element.ts';
import { Team } from '../../client/team.ts';
import type { Session } from '../../client/index.ts';
import { icon } from '../../ui/icon.ts';
import { controlStyles } from '../../ui/styles/index.ts';
import { workspacePath } from '../routes.ts';
import { ranked } from './fuzzy.ts';
import { paletteItems, type PaletteActions, type PaletteItem } from './items.ts';
import { paletteStyles } from './styles.ts';

const groups = ['pages', 'actions', 'members'] as const;
const typingMilliseconds = 120;
const membersShown = 5;

/**
 * Goes anywhere and does anything by a few letters (G3): a combobox over a list, after the ARIA
 * pattern. It is open as long as it is in the document, and asks by `close` to be taken away.
 */
export class PaletteElement extends StewardElement {
  static override styles = [StewardElement.styles, controlStyles, paletteStyles];
  static override readonly areas = ['palette'] as const;

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) actions: PaletteActions | undefined;

  @state() private text = '';
  @state() private active = 0;
  @state() private members: readonly PaletteItem[] = [];
  #shown: readonly PaletteItem[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #searching = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#searching.abort();
  }

  override render(): TemplateResult {
    this.#shown = this.#found();
    const active = this.#shown[this.active];
    return html`<dialog
      aria-label=${this.t('palette.title')}
      @close=${this.#closed}
      @click=${this.#beside}
    >
      <div class="search">
        ${icon(searchIcon)}
        <input
          class="text"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-label=${this.t('palette.title')}
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${active === undefined ? nothing : `item-${active.id}`}
          placeholder=${this.t('palette.hint')}
          .value=${this.text}
          @input=${({ target }: Event) => this.#typed((target as HTMLInputElement).value)}
          @keydown=${this.#key}
        />
      </div>
      <div id="list" role="listbox" aria-label=${this.t('palette.title')}>
        ${groups.map((group) => this.#group(group))}
      </div>
      <p class="none ${this.#shown.length === 0 ? '' : 'visually-hidden'}" role="status">
        ${this.t('palette.found', { count: this.#shown.length })}
      </p>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** In the order of the groups, because that is how they are drawn and walked through. */
  #found(): readonly PaletteItem[] {
    const { session, actions, workspace } = this;
    if (session === undefined || actions === undefined) return [];
    const items = paletteItems(this.messages, session, workspace, actions);
    const fitting = [...ranked(items, this.text, ({ label }) => label), ...this.members];
    return groups.flatMap((group) => fitting.filter((item) => item.group === group));
  }

  #group(group: PaletteItem['group']): TemplateResult | typeof nothing {
    const items = this.#shown.filter((item) => item.group === group);
    if (items.length === 0) return nothing;
    const title = this.t(`palette.${group}`);
    return html`<div role="group" aria-label=${title}>
      <p class="title" aria-hidden="true">${title}</p>
      ${items.map((item) => this.#option(item))}
    </div>`;
  }

  #option(item: PaletteItem): TemplateResult {
    const at = this.#shown.indexOf(item);
    return html`<div
      class="option"
      role="option"
      id="item-${item.id}"
      aria-selected=${at === this.active}
      @pointermove=${() => (this.active = at)}
      @click=${() => this.#run(item)}
    >
      <bdi>${item.label}</bdi>
      ${item.hint === undefined ? nothing : html`<bdi class="muted small">${item.hint}</bdi>`}
    </div>`;
  }

  #typed(text: string): void {
    this.text = text;
    this.active = 0;
    clearTimeout(this.#timer);
    this.#searching.abort();
    if (text.trim().length < 2) this.members = [];
    else this.#timer = setTimeout(() => void this.#search(text.trim()), typingMilliseconds);
  }

  /** People are found by the server: it knows them all. Without an answer there are just none. */
  async #search(search: string): Promise<void> {
    const { workspace, actions } = this;
    if (workspace === undefined || actions === undefined) return;
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const path = workspacePath('team_members', workspace);
    const team = new Team(this.client, workspace);
    const page = await team
      .readMembers({ search, limit: membersShown }, { signal })
      .catch(() => undefined);
    if (signal.aborted) return;
    this.members = (page?.items ?? []).map(({ user_id: id, name, email }) => ({
      id,
      group: 'members',
      label: name,
      hint: email,
      run: () => actions.go(`${path}?${new URLSearchParams({ search: email }).toString()}`),
    }));
  }

  #run(item: PaletteItem): void {
    const dialog = this.renderRoot.querySelector('dialog');
    // First the focus goes back to where it was, then the item may move it.
    dialog?.addEventListener('close', () => item.run(), { once: true });
    dialog?.close();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { length } = this.#shown;
    const item = this.#shown[this.active];
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: (this.active + 1) % Math.max(length, 1),
      ArrowUp: (this.active + length - 1) % Math.max(length, 1),
      PageDown: length - 1,
      PageUp: 0,
    };
    const next = steps[event.key];
    if (event.key === 'Enter' && !event.isComposing && item !== undefined) this.#run(item);
    else if (next === undefined) return;
    else this.active = next;
    event.preventDefault();
  };
  readonly #beside = (event: Event): void => {
    if (event.target === event.currentTarget) this.renderRoot.querySelector('dialog')?.close();
  };
  readonly #closed = (): void => {
    this.dispatchEvent(new Event('close'));
  };
}
