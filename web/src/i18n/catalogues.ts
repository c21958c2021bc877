import type { Area } from './areas.ts';
import { announceLocale, matchLocale, wantedLocales } from './locale.ts';
import { Messages } from './messages.ts';
import { isPseudoLocale } from './pseudo-locales.ts';
import type { Catalogue, CompiledMessage, MessageId } from './types.ts';

type Files = Readonly<Record<string, () => Promise<Catalogue>>>;

const base: Files = import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
  import: 'default',
});
/** One request for each language and area; web/build/messages.ts cuts the files up. */
const files: Readonly<Record<Area, Files>> = {
  activity: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=activity',
  }),
  billing: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=billing',
  }),
  connect: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=connect',
  }),
  connections: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=connections',
  }),
  dialogs: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=dialogs',
  }),
  icon: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=icon',
  }),
  invitation: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=invitation',
  }),
  keys: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=keys',
  }),
  palette: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=palette',
  }),
  plans: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=plans',
  }),
  refusals: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=refusals',
  }),
  runs: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=runs',
  }),
  team: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=team',
  }),
  visitor: import.meta.glob<Catalogue>('../../../assets/messages/*.json', {
    import: 'default',
    query: '?area=visitor',
  }),
};
const locales = Object.keys(base).map((path) => path.replace(/^.*\/|\.json$/g, ''));
const overrides = new Map<string, Record<string, CompiledMessage>>();
const loading = new Map<string, Promise<Messages>>();

/** English first: it serves readers none of whose languages is here. */
export function availableLocales(): readonly string[] {
  return ['en', ...locales.filter((locale) => locale !== 'en').sort()];
}

/** The texts of `locale`, or of the reader's own choice. Each language and area is loaded once. */
export async function loadMessages(
  locale?: string,
  areas: readonly Area[] = [],
): Promise<Messages> {
  const wanted = locale === undefined ? wantedLocales() : [locale, ...wantedLocales()];
  const [first = 'en'] = wanted;
  const found = isPseudoLocale(first) ? first : matchLocale(wanted, availableLocales());
  const [messages, ...parts] = await Promise.all([
    remember(found),
    ...areas.map((area) => readFor(found, area)),
  ]);
  for (const part of parts) messages.add(part);
  return messages;
}

function remember(locale: string): Promise<Messages> {
  const known = loading.get(locale);
  if (known !== undefined) return known;
  const messages = readFor(locale).then(
    (catalogue) => new Messages(locale, { ...catalogue, ...overrides.get(locale) }),
  );
  loading.set(locale, messages);
  // A failed load is tried again when it is asked for again.
  messages.catch(() => loading.delete(locale));
  return messages;
}

async function readFor(locale: string, area?: Area): Promise<Catalogue> {
  if (!isPseudoLocale(locale)) return read(locale, area);
  const [english, { pseudoCatalogue }] = await Promise.all([
    read('en', area),
    import('./pseudo.ts'),
  ]);
  return pseudoCatalogue(english, locale);
}

async function read(locale: string, area?: Area): Promise<Catalogue> {
  const found = Object.entries(area === undefined ? base : files[area]).find(([path]) =>
    path.includes(`/${locale}.json`),
  );
  if (found === undefined) throw new Error(`no messages for \`${locale}\``);
  return found[1]();
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
