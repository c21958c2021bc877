import { css, unsafeCSS, type CSSResult } from 'lit';

/**
 * What the colours of assets/icons/icons.json look like. A white glyph on each of them has a
 * contrast of 4.5 : 1 or more; the test of this file measures it.
 */
export const palette: Readonly<Record<string, string>> = {
  red: '#b91c1c',
  orange: '#b53d0a',
  amber: '#92580a',
  green: '#15713c',
  teal: '#0f6f69',
  sky: '#0a6a9c',
  blue: '#1d4fd7',
  indigo: '#4338ca',
  purple: '#8a28c9',
  pink: '#b8195f',
  slate: '#475569',
};

/** A class per colour; `--tone` is the colour itself. */
export const paletteStyles: CSSResult = css`
  ${unsafeCSS(
    Object.entries(palette)
      .map(([name, tone]) => `.${name} { --tone: ${tone}; }`)
      .join('\n'),
  )}
`;
