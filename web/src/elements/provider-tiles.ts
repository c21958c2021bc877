import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OwnAccess } from '../connections/provider-access.ts';
import type { Messages } from '../i18n/index.ts';
import { columnsOf, rovingIndex } from '../picture/roving.ts';
import type { Provider } from '../providers.ts';
import { providerBadges } from './connection-badges.ts';

export interface TilesView {
  readonly messages: Messages;
  readonly providers: readonly Provider[];
  readonly categoryOf: (provider: Provider) => string;
  readonly accessTo: (provider: Provider) => OwnAccess;
  readonly choose: (provider: Provider) => void;
}

/** The first letter of a service stands for its mark, which belongs to the service. */
export const providerMark = (name: string): TemplateResult =>
  html`<span class="mark" aria-hidden="true"
    >${Array.from(name)[0]?.toLocaleUpperCase() ?? ''}</span
  >`;

/** Services as a grid: one stop for Tab, arrows within (X1). */
export function providerTiles(view: TilesView): TemplateResult {
  const { messages, providers, categoryOf, accessTo, choose } = view;
  return html`<ul class="tiles" @keydown=${moveFocus} @focusin=${rememberFocus}>
    ${repeat(
      providers,
      ({ id }) => id,
      (provider, at) =>
        html`<li>
          <button
            type="button"
            class="tile"
            part="tile"
            data-provider=${provider.id}
            tabindex=${at === 0 ? 0 : -1}
            @click=${() => choose(provider)}
          >
            ${providerMark(provider.name)}
            <span class="tile-text">
              <strong><bdi>${provider.name}</bdi></strong>
              <span class="muted small">${categoryOf(provider)}</span>
              ${badgesOf(messages, provider, accessTo(provider))}
            </span>
          </button>
        </li>`,
    )}
  </ul>`;
}

function badgesOf(messages: Messages, provider: Provider, access: OwnAccess) {
  return provider.kinds === 'both'
    ? nothing
    : html`<span class="line">${providerBadges(messages, provider, access)}</span>`;
}

const tilesOf = (list: EventTarget | null): HTMLElement[] => [
  ...(list as HTMLElement).querySelectorAll<HTMLElement>('.tile'),
];

function moveFocus(event: KeyboardEvent): void {
  const tiles = tilesOf(event.currentTarget);
  const at = tiles.findIndex((tile) => tile === (event.target as HTMLElement).closest('.tile'));
  const rightToLeft = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl';
  const grid = { count: tiles.length, columns: columnsOf(tiles), rightToLeft };
  const next = rovingIndex(event.key, at, grid);
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  tiles[next]?.focus();
}

/** Tab comes back to where the reader was. */
function rememberFocus(event: FocusEvent): void {
  const focused = (event.target as HTMLElement).closest('.tile');
  for (const tile of tilesOf(event.currentTarget)) tile.tabIndex = tile === focused ? 0 : -1;
}
