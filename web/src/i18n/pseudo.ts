import type { PseudoLocale } from './pseudo-locales.ts';
import type { Catalogue, CompiledMessage, Part } from './types.ts';

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

function disguisePart(part: Part, locale: PseudoLocale): Part {
  if (typeof part === 'string') return disguise(part, locale);
  return part.length === 3 ? [part[0], part[1], pseudoCatalogue(part[2], locale)] : part;
}

function disguiseMessage(message: CompiledMessage, locale: PseudoLocale): CompiledMessage {
  if (typeof message === 'string') return disguise(message, locale);
  return message.map((part) => disguisePart(part, locale));
}

export function pseudoCatalogue(english: Catalogue, locale: PseudoLocale): Catalogue {
  const made = Object.entries(english).map(([id, message]): [string, CompiledMessage] => [
    id,
    disguiseMessage(message, locale),
  ]);
  return Object.fromEntries(made);
}
