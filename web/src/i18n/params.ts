import type { Params } from '../client/failure.ts';
import type { Messages } from './messages.ts';
import type { MessageParams } from './types.ts';

/** How formats are written in every language; what is missing is written in capitals. */
const formatNames: Readonly<Record<string, string>> = { webp: 'WebP' };

/** Parameters that a refusal may lack; its message then has a branch `none`. */
const optional = { detected: 'none', retry_after_seconds: 'none', suggestion: 'none' } as const;

export const formatName = (name: string): string => formatNames[name] ?? name.toUpperCase();

/**
 * Makes parameters of a refusal readable: sizes and durations (their names end in the unit)
 * become texts of the locale, formats and roles get their names. Counts stay numbers, because
 * messages choose plurals by them.
 */
export function spokenParams(params: Params, messages: Messages): MessageParams {
  const { formats } = messages;
  const spoken = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (typeof value === 'number') {
      if (name.endsWith('_bytes')) return [name, formats.bytes(value)];
      if (name.endsWith('_seconds')) return [name, formats.duration(value)];
      // People count characters from one.
      return [name, name === 'position' ? value + 1 : value];
    }
    // The core says `none` where it recognises nothing; messages have a branch of that name.
    if ((name === 'detected' || name === 'declared') && value !== 'none') {
      return [name, formatName(value)];
    }
    return [name, name === 'role' ? messages.roleName(value) : value];
  });
  const result: Record<string, string | number> = { ...optional, ...Object.fromEntries(spoken) };
  const { actual_bytes: actual, limit_bytes: limit } = params;
  // "5 MB is more than 5 MB" helps nobody.
  if (
    typeof actual === 'number' &&
    actual !== limit &&
    result.actual_bytes === result.limit_bytes
  ) {
    result.actual_bytes = formats.exactBytes(actual);
    result.limit_bytes = formats.exactBytes(Number(limit));
  }
  return result;
}
