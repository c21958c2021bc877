import { readPreference, writePreference } from '../preferences.ts';

const changes = new EventTarget();
let chosen: string | undefined;

/** The best of `available` for `wanted`: the same tag, then the same language, then the first. */
export function matchLocale(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const same = available.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    if (same !== undefined) return same;
    const language = tag.toLowerCase().split('-')[0];
    const near = available.find((locale) => locale.toLowerCase().split('-')[0] === language);
    if (near !== undefined) return near;
  }
  return available[0] ?? 'en';
}

/** What this reader wants, best first: own choice, the document's language, the browser's. */
export function wantedLocales(): readonly string[] {
  const own = chosen ?? readPreference('locale');
  const browser = typeof navigator === 'undefined' ? [] : navigator.languages;
  return own === undefined ? browser : [own, ...browser];
}

/** Keeps the reader's choice in this browser and tells every element. */
export function chooseLocale(locale: string): void {
  chosen = locale;
  writePreference('locale', locale);
  announceLocale();
}

export function announceLocale(): void {
  changes.dispatchEvent(new Event('change'));
}

export function onLocaleChange(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}
