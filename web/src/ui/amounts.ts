import type { Formats } from '../i18n/index.ts';

/** An amount in minor units (cents). How many decimals a currency has, `Intl` knows. */
export function money(formats: Formats, minor: number, currency: string): string {
  return amountIn(formats, minor, { style: 'currency', currency: currency.toUpperCase() });
}

/** The same as a price tag: whole amounts without decimals. */
export function price(formats: Formats, minor: number, currency: string): string {
  const style = { style: 'currency', currency: currency.toUpperCase() } as const;
  return amountIn(formats, minor, { ...style, trailingZeroDisplay: 'stripIfInteger' });
}

function amountIn(formats: Formats, minor: number, style: Intl.NumberFormatOptions): string {
  const format = formats.numbers(style);
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}

/** A share of a whole in percent, 1 being 100 %. */
export const percent = (formats: Formats, share: number): string =>
  formats.numbers({ style: 'percent', maximumFractionDigits: 0 }).format(share);

/** A day that is counted in UTC, as periods of a plan are. */
export const utcDate = (formats: Formats, date: Date): string =>
  formats.dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(date);

/** The same without its year, for axes. */
export const shortDay = (formats: Formats, date: Date): string =>
  formats.dates({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date);

/** A month of a year, 1 being January. */
export function monthOfYear(formats: Formats, year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1));
  return formats.dates({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
}
