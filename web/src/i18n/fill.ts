import type { Formats } from './formats.ts';
import type { Cases, CompiledMessage, MessageParams, Part } from './types.ts';

/** The text of a message. A missing value shows as its name, so it is noticed. */
export function fill(message: CompiledMessage, params: MessageParams, formats: Formats): string {
  if (typeof message === 'string') return message;
  return message.map((part) => fillPart(part, params, formats)).join('');
}

function fillPart(part: Part, params: MessageParams, formats: Formats): string {
  if (typeof part === 'string') return part;
  const value = params[part[0]];
  if (value === undefined) return `{${part[0]}}`;
  if (part.length === 1) return String(value);
  if (part.length === 2) return formats.number(Number(value));
  const [, kind, cases] = part;
  const keys = kind === 'select' ? [value] : [`=${value}`, formats.plural(Number(value))];
  return fill(choose(cases, keys), params, formats);
}

function choose(cases: Cases, keys: readonly (string | number)[]): CompiledMessage {
  const key = keys.find((candidate) => Object.hasOwn(cases, candidate)) ?? 'other';
  return cases[key] ?? '';
}
