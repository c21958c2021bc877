import backIcon from 'lucide-static/icons/chevron-left.svg?icon';
import plugIcon from 'lucide-static/icons/plug.svg?icon';
import plusIcon from 'lucide-static/icons/plus.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Connection } from '../client/connection-types.ts';
import type { ConnectionActions } from '../connections/connection-actions.ts';
import type {
  ConnectionFacts,
  ConnectionsController,
} from '../connections/connections-controller.ts';
import type { ConnectionView } from '../connections/connection-query.ts';
import { ownAccess } from '../connections/provider-access.ts';
import { listingOf, providerOf, type ProviderGroup } from '../connections/provider-groups.ts';
import { categoryName } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { Provider } from '../providers.ts';
import { icon } from '../ui/icon.ts';
import { accountRow } from './connection-account.ts';
import { providerBadges } from './connection-badges.ts';
import { providerMark, providerTiles } from './provider-tiles.ts';

export interface ListingView {
  readonly messages: Messages;
  readonly controller: ConnectionsController;
  readonly facts: ConnectionFacts;
  readonly actions: ConnectionActions;
  readonly view: ConnectionView;
  readonly plansHref: string | undefined;
  /** Whether the services are all drawn, and not only the first ones. */
  readonly isWhole: boolean;
  readonly showWhole: () => void;
  readonly go: (change: Partial<ConnectionView>) => void;
}

/** More are drawn when they are asked for: a keystroke in the search draws them all again. */
const tilesShown = 24;

/** Accounts by service, then the services there are besides. */
export function connectionsListing(listing: ListingView): TemplateResult {
  const { messages, controller, facts, view } = listing;
  const { catalogue, connections, readerId } = facts;
  const { connected, others } = listingOf(view, catalogue, connections, readerId, controller.rules);
  const isEmpty = connected.length === 0 && others.length === 0;
  return html`${view.provider === '' ? nothing : serviceHead(listing)}
    <div class="groups">
      ${repeat(
        connected,
        ({ provider }) => provider.id,
        (group) => groupCard(listing, group),
      )}
    </div>
    ${isEmpty && view.provider === '' ? nothingFound(listing) : nothing}
    ${others.length === 0 ? nothing : otherServices(listing, others)}
    <p class="visually-hidden" role="status">
      ${
        view.search.trim() === ''
          ? ''
          : messages.t('connections.found', {
              accounts: connected.reduce((sum, { accounts }) => sum + accounts.length, 0),
              services: others.length,
            })
      }
    </p>`;
}

function accessOf({ controller, facts }: ListingView, provider: Provider) {
  return ownAccess(facts.catalogue, provider, facts.entitlements, controller.plans);
}

/** All accounts of a service (CON-5, CON-6). */
function groupCard(listing: ListingView, { provider, accounts }: ProviderGroup): TemplateResult {
  const { messages, facts, go, controller } = listing;
  const access = accessOf(listing, provider);
  const id = `service-${provider.id}`;
  const mayAdd = controller.can('connections_create') && access.kind === 'allowed';
  return html`<section class="card group" part="card" aria-labelledby=${id}>
    <header class="group-head" role="presentation">
      ${providerMark(provider.name)}
      <div class="who">
        <h2 id=${id}><bdi>${provider.name}</bdi></h2>
        <p class="line muted small">
          <span>${categoryName(messages, facts.catalogue, provider.category)}</span>
          ${providerBadges(messages, provider, access)}
        </p>
      </div>
      ${
        mayAdd
          ? html`<button
              type="button"
              class="button small"
              part="button"
              aria-label=${messages.t('connections.add_account_of', { service: provider.name })}
              @click=${() => go({ dialog: { kind: 'add', provider: provider.id } })}
            >
              ${icon(plusIcon, { size: 16 })} ${messages.t('connections.add_account')}
            </button>`
          : nothing
      }
    </header>
    <ul class="accounts">
      ${repeat(
        accounts,
        (account) => account.id,
        (account) => accountRow(accountView(listing, account), provider, account),
      )}
    </ul>
  </section>`;
}

function accountView(listing: ListingView, account: Connection) {
  const { messages, actions, controller, plansHref, go } = listing;
  const { id } = account;
  return {
    messages,
    actions,
    plansHref,
    mayEdit: controller.mayEdit(account),
    mayMove: controller.can('connections_edit'),
    edit: () => go({ dialog: { kind: 'edit', id } }),
    remove: () => go({ dialog: { kind: 'delete', id } }),
  };
}

/** The way back from one service to all of them. */
function serviceHead({ messages, go }: ListingView): TemplateResult {
  return html`<div>
    <button type="button" class="button quiet" part="button" @click=${() => go({ provider: '' })}>
      ${icon(backIcon, { mirrored: true })} ${messages.t('connections.all_services')}
    </button>
  </div>`;
}

function otherServices(listing: ListingView, others: readonly Provider[]): TemplateResult {
  const { messages, facts, isWhole, showWhole, go, view } = listing;
  const shown = isWhole || view.search !== '' ? others.slice(0, 200) : others.slice(0, tilesShown);
  return html`<section class="card catalogue" part="card" aria-labelledby="services">
    <header class="group-head" role="presentation">
      <div class="who">
        <h2 id="services">${messages.t('connections.services')}</h2>
        <p class="muted small">
          ${messages.t('connections.services_count', { count: others.length })}
        </p>
      </div>
    </header>
    ${providerTiles({
      messages,
      providers: shown,
      categoryOf: ({ category }) => categoryName(messages, facts.catalogue, category),
      accessTo: (provider) => accessOf(listing, provider),
      choose: ({ id }) => go({ dialog: { kind: 'add', provider: id } }),
    })}
    ${
      shown.length === others.length
        ? nothing
        : html`<div class="more">
            <button type="button" class="button" part="button" @click=${showWhole}>
              ${messages.t('connections.show_all', { count: others.length })}
            </button>
          </div>`
    }
  </section>`;
}

/** What no filter lets through, and the way out (G13). */
function nothingFound({ messages, go }: ListingView): TemplateResult {
  const reset = { search: '', category: '', attention: false, mine: false, provider: '' };
  return html`<section class="card empty" part="card">
    <span class="mark large" aria-hidden="true">${icon(plugIcon, { size: 28 })}</span>
    <p>${messages.t('connections.nothing_found')}</p>
    <button type="button" class="button" part="button" @click=${() => go(reset)}>
      ${messages.t('connections.clear_filters')}
    </button>
  </section>`;
}

export const serviceName = ({ catalogue }: ConnectionFacts, id: string): string =>
  providerOf(catalogue, id).name;
