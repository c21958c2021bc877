import type {
  Connection,
  ConnectionHealth,
  ConnectionTest,
  UseCount,
} from '../client/connection-types.ts';
import type { MessageId, Messages } from '../i18n/index.ts';
import type { Provider, ProviderCatalogue } from '../providers.ts';

/** What the server answers is in one language already; a host's own catalogue may have several. */
export function localText(messages: Messages, text: string | Readonly<Record<string, string>>) {
  if (typeof text === 'string') return text;
  const language = new Intl.Locale(messages.locale).language;
  return text[language] ?? text.en ?? '';
}

export function categoryName(messages: Messages, catalogue: ProviderCatalogue, id: string): string {
  const category = catalogue.categories.find((one) => one.id === id);
  return category === undefined ? id : localText(messages, category.title);
}

/** A code's own sentence; a newer server may know one that this page does not. */
function known(messages: Messages, id: string, other: MessageId, params = {}): string {
  return messages.has(id) ? messages.t(id, params) : messages.t(other, params);
}

export const healthName = (messages: Messages, health: ConnectionHealth): string =>
  messages.t(`connections.health.${health}`);

/** Why a test ended as it did, and what to do next (X4). */
export function causeText(messages: Messages, provider: Provider, test: ConnectionTest): string {
  const wait = test.retry_after_seconds;
  return known(messages, `connect.cause.${test.cause}`, 'connections.cause_other', {
    service: provider.name,
    status: test.status,
    wait: wait === undefined ? 'none' : messages.formats.duration(wait),
  });
}

/** Why an account needs attention, and what helps: the newest test knows best. */
export function troubleText(messages: Messages, provider: Provider, account: Connection): string {
  const [newest] = account.tests;
  const service = provider.name;
  if (account.health === 'expired') return messages.t('connections.trouble.expired', { service });
  const isOfNow = newest?.outcome === account.health;
  return isOfNow
    ? causeText(messages, provider, newest)
    : messages.t(
        `connections.trouble.${account.health === 'forbidden' ? 'forbidden' : 'invalid'}`,
        {
          service,
        },
      );
}

/** "132 ms": one number, whole. */
export function latencyText(messages: Messages, milliseconds: number): string {
  const style = { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 } as const;
  return messages.formats.numbers(style).format(milliseconds);
}

/** "2 tables, 1 workflow"; a product's own words stay as they are. */
export function usesText(messages: Messages, uses: readonly UseCount[]): string {
  const parts = uses.map(({ type, count }) => {
    const id = `connections.use.${type}`;
    return messages.has(id)
      ? messages.t(id, { count })
      : messages.t('connections.use_other', { type, count });
  });
  return messages.formats.list(parts);
}
