import type {
  MessageFormatElement,
  PluralOrSelectOption,
} from '@formatjs/icu-messageformat-parser';
import type { PseudoLocale } from './pseudo-locales.ts';
import type { Catalogue, CompiledMessage } from './types.ts';

const plain = 'AaCcEeIiNnOoSsUuYyZz';
const accented = 'ÅåÇçÉéÎîÑñÖöŠšÛûÝýŽž';
const rightToLeftOverride = '\u202e';
const popDirection = '\u202c';

function accent(text: string): string {
  return Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join('');
}

/** Text as it might look elsewhere: accents and a third more room, or the other direction. */
function disguise(text: string, locale: PseudoLocale): string {
  if (text.trim() === '') return text;
  if (locale === 'ar-XB') return rightToLeftOverride + text + popDirection;
  return accent(text) + '~'.repeat(Math.ceil(text.trim().length / 3));
}

function disguiseElement(
  element: MessageFormatElement,
  locale: PseudoLocale,
): MessageFormatElement {
  if ('options' in element) {
    const options = Object.entries(element.options).map(
      ([key, { value }]): [string, PluralOrSelectOption] => [
        key,
        { value: value.map((inner) => disguiseElement(inner, locale)) },
      ],
    );
    return { ...element, options: Object.fromEntries(options) };
  }
  // Type 0 is literal text; the enumeration would bring the whole parser in.
  return (element.type as number) === 0 && 'value' in element
    ? { ...element, value: disguise(element.value, locale) }
    : element;
}

export function pseudoCatalogue(english: Catalogue, locale: PseudoLocale): Catalogue {
  const made = Object.entries(english).map(([id, message]): [string, CompiledMessage] => [
    id,
    typeof message === 'string'
      ? disguise(message, locale)
      : message.map((element) => disguiseElement(element, locale)),
  ]);
  return Object.fromEntries(made);
}
