import plusIcon from 'lucide-static/icons/plus.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ConnectionFacts } from '../connections/connections-controller.ts';
import type { ConnectionView } from '../connections/connection-query.ts';
import { localText } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { textField } from '../ui/text-field.ts';

export interface ToolsView {
  readonly messages: Messages;
  readonly facts: ConnectionFacts;
  readonly view: ConnectionView;
  readonly go: (change: Partial<ConnectionView>, options?: { readonly replace: boolean }) => void;
  /** Absent: the reader may not. */
  readonly add: (() => void) | undefined;
}

/** How many accounts there are, and the way to add one. */
export function connectionsHead({ messages, facts, add }: ToolsView): TemplateResult {
  const { connections } = facts;
  const services = new Set(connections.map(({ provider }) => provider)).size;
  return html`<div class="head">
    <p class="muted" role="status">
      ${messages.t('connections.count', { count: connections.length, services })}
    </p>
    ${
      add === undefined
        ? nothing
        : html`<button
            type="button"
            class="button primary"
            part="button add"
            data-steward-action="connections_create"
            @click=${add}
          >
            ${icon(plusIcon)} ${messages.t('connections.add')}
          </button>`
    }
  </div>`;
}

export function connectionTools(tools: ToolsView): TemplateResult {
  const { messages, facts, view, go } = tools;
  const troubled = facts.connections.filter((one) => one.needs_attention).length;
  const own = facts.connections.filter((one) => one.owner_id === facts.readerId).length;
  return html`<div class="tools" role="search">
    <div class="search">
      ${textField({
        name: 'search',
        label: messages.t('connections.search'),
        type: 'search',
        value: view.search,
        onInput: (search) => go({ search, provider: '' }, { replace: true }),
      })}
    </div>
    <div class="field filter">
      <label class="label" for="category">${messages.t('connections.category')}</label>
      <select
        class="input"
        id="category"
        .value=${live(view.category)}
        @change=${({ target }: Event) => go({ category: (target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${view.category === ''}>
          ${messages.t('connections.all_categories')}
        </option>
        ${facts.catalogue.categories.map(
          ({ id, title }) =>
            html`<option value=${id} ?selected=${view.category === id}>
              ${localText(messages, title)}
            </option>`,
        )}
      </select>
    </div>
    <div class="switches">
      ${
        troubled === 0 && !view.attention
          ? nothing
          : filterSwitch(
              'attention',
              messages.t('connections.attention', { count: troubled }),
              tools,
            )
      }
      ${filterSwitch('mine', messages.t('connections.mine', { count: own }), tools)}
    </div>
  </div>`;
}

function filterSwitch(
  name: 'attention' | 'mine',
  label: string,
  { view, go }: ToolsView,
): TemplateResult {
  return html`<button
    type="button"
    class="switch"
    aria-pressed=${String(view[name])}
    @click=${() => go({ [name]: !view[name] })}
  >
    ${label}
  </button>`;
}
