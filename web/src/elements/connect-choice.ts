import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectionFacts } from '../connections/connections-controller.ts';
import { ownAccess } from '../connections/provider-access.ts';
import { servicesFor } from '../connections/provider-groups.ts';
import { categoryName } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { Plans } from '../plans.ts';
import type { ProviderRules } from '../providers.ts';
import { textField } from '../ui/text-field.ts';
import { providerTiles } from './provider-tiles.ts';

export interface ChoiceView {
  readonly messages: Messages;
  readonly facts: ConnectionFacts;
  readonly rules: ProviderRules | undefined;
  readonly plans: Plans | undefined;
  readonly search: string;
  readonly type: (text: string) => void;
  readonly choose: (provider: string) => void;
}

const tilesShown = 30;

/** Which service it is: the first step of a new account (CON-5). */
export function providerChoice(view: ChoiceView): TemplateResult {
  const { messages, facts, rules, plans, search, type, choose } = view;
  const { catalogue, entitlements } = facts;
  const found = servicesFor(search.trim(), catalogue, rules);
  const rest = found.length - tilesShown;
  return html`${textField({
      name: 'service-search',
      label: messages.t('connect.search'),
      type: 'search',
      value: search,
      autofocus: true,
      onInput: type,
    })}
    <p class="muted small" role="status">
      ${messages.t('connections.services_count', { count: found.length })}
    </p>
    ${providerTiles({
      messages,
      providers: found.slice(0, tilesShown),
      categoryOf: ({ category }) => categoryName(messages, catalogue, category),
      accessTo: (provider) => ownAccess(catalogue, provider, entitlements, plans),
      choose: ({ id }) => choose(id),
    })}
    ${
      rest > 0
        ? html`<p class="muted small">${messages.t('connect.more', { count: rest })}</p>`
        : nothing
    }`;
}
