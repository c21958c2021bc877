import { readPreference, writePreference } from '../preferences.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function currentTheme(): Theme {
  return themes.find((theme) => theme === readPreference('theme')) ?? 'system';
}

/** Takes effect at once and is kept in this browser; boot.js reads it before the first paint. */
export function chooseTheme(theme: Theme): void {
  writePreference('theme', theme);
  document.documentElement.dataset.theme = theme;
}
