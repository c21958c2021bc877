/** The numbers, sizes and times of one locale. `Intl` objects are dear, so each is made once. */
export class Formats {
  readonly #locale: string;
  readonly #cache = new Map<string, object>();

  constructor(locale: string) {
    this.#locale = locale;
  }

  number(value: number): string {
    return this.numbers({}).format(value);
  }

  /** A size in the unit that suits it, 1 MB being 1,048,576 bytes. */
  bytes(value: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
    const power = Math.min(Math.floor(Math.log2(Math.max(value, 1)) / 10), units.length - 1);
    const unit = units[power];
    if (unit === undefined || power === 0) return this.exactBytes(value);
    const digits = { maximumFractionDigits: 1 };
    return this.numbers({ style: 'unit', unit, ...digits }).format(value / 1024 ** power);
  }

  /** A size to the byte, where a rounded one would look like the limit it breaks. */
  exactBytes(value: number): string {
    return this.numbers({ style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(value);
  }

  /** A duration in the largest unit that it fills, rounded up: nobody comes back too early. */
  duration(seconds: number): string {
    const [unit, length] =
      seconds < 60 ? ['second', 1] : seconds < 3600 ? ['minute', 60] : ['hour', 3600];
    const options: Intl.NumberFormatOptions = { style: 'unit', unit, unitDisplay: 'long' };
    return this.numbers(options).format(Math.ceil(seconds / length));
  }

  time(date: Date): string {
    return this.dates({ timeStyle: 'short' }).format(date);
  }

  date(date: Date): string {
    return this.dates({ dateStyle: 'medium' }).format(date);
  }

  dateTime(date: Date): string {
    return this.dates({ dateStyle: 'medium', timeStyle: 'short' }).format(date);
  }

  /** The plural category of a count: `one`, `other`, … */
  plural(count: number): Intl.LDMLPluralRule {
    return this.#made('plural', () => new Intl.PluralRules(this.#locale)).select(count);
  }

  list(items: readonly string[]): string {
    return this.#made('list', () => new Intl.ListFormat(this.#locale)).format(items);
  }

  /** What a page alone writes, with the options it needs. */
  numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.#made(JSON.stringify(options), () => new Intl.NumberFormat(this.#locale, options));
  }
  dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const make = () => new Intl.DateTimeFormat(this.#locale, options);
    return this.#made(JSON.stringify(options), make);
  }
  #made<T extends object>(key: string, make: () => T): T {
    const known = this.#cache.get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#cache.set(key, made);
    return made;
  }
}
