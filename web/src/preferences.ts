/** What one browser remembers of its reader. Nothing secret and no draft is ever kept here. */
export type Preference = 'locale' | 'theme' | 'trial_quiet_until';

const keyOf = (name: Preference): string => `steward.${name}`;

export function readPreference(name: Preference): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    // No storage (a privacy setting, or no browser): the default is used.
    return undefined;
  }
}

export function writePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // The choice still holds until the page is left.
  }
}
