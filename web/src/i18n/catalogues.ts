import { announceLocale, matchLocale, wantedLocales } from './locale.ts';
import { Messages } from './messages.ts';
import { isPseudoLocale } from './pseudo-locales.ts';
import type { Catalogue, CompiledMessage, MessageId } from './types.ts';

type Loader = () => Promise<Catalogue>;

const files = import.meta.glob<Catalogue>('../../../assets/messages/*.json', { import: 'default' });
const loaders = new Map<string, Loader>(
  Object.entries(files).map(([path, load]) => [path.replace(/^.*\/|\.json$/g, ''), load]),
);
const overrides = new Map<string, Record<string, CompiledMessage>>();
const loading = new Map<string, Promise<Messages>>();

/** English first: it serves readers none of whose languages is here. */
export function availableLocales(): readonly string[] {
  return ['en', ...[...loaders.keys()].filter((locale) => locale !== 'en').sort()];
}

/** The texts of `locale`, or of the reader's own choice. Each language is loaded once. */
export function loadMessages(locale?: string): Promise<Messages> {
  const wanted = locale === undefined ? wantedLocales() : [locale, ...wantedLocales()];
  const [first = 'en'] = wanted;
  const found = isPseudoLocale(first) ? first : matchLocale(wanted, availableLocales());
  const known = loading.get(found);
  if (known !== undefined) return known;
  const messages = load(found);
  loading.set(found, messages);
  // A failed load is tried again when it is asked for again.
  messages.catch(() => loading.delete(found));
  return messages;
}

async function load(locale: string): Promise<Messages> {
  const own = overrides.get(locale);
  if (isPseudoLocale(locale)) {
    const [english, { pseudoCatalogue }] = await Promise.all([read('en'), import('./pseudo.ts')]);
    return new Messages(locale, { ...pseudoCatalogue(english, locale), ...own });
  }
  return new Messages(locale, { ...(await read(locale)), ...own });
}

async function read(locale: string): Promise<Catalogue> {
  const loader = loaders.get(locale);
  if (loader === undefined) throw new Error(`no messages for \`${locale}\``);
  return loader();
}

/**
 * Lets a host say things its own way, in ICU message syntax; all elements show it at once. The
 * parser is fetched only by hosts that use placeholders.
 */
export async function overrideMessages(
  locale: string,
  texts: Readonly<Partial<Record<MessageId, string>>>,
): Promise<void> {
  const entries = Object.entries(texts);
  const compiled = await Promise.all(entries.map(async ([id, text]) => [id, await compile(text)]));
  const own = Object.fromEntries(compiled) as Record<string, CompiledMessage>;
  overrides.set(locale, { ...overrides.get(locale), ...own });
  loading.delete(locale);
  announceLocale();
}

async function compile(text: string): Promise<CompiledMessage> {
  if (!/[{}']/.test(text)) return text;
  const { compileMessage } = await import('./compile.ts');
  return compileMessage(text);
}
