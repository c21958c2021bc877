import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokens } from '../../../web/src/ui/tokens.ts';

const readme = readFileSync(new URL('../../../web/README.md', import.meta.url), 'utf8');

function colorsOf(name: string): readonly string[] {
  const value = tokens.find((token) => token.name === name)?.value ?? '';
  const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value);
  if (pair === null) throw new Error(`\`${name}\` is no pair of colours`);
  return pair.slice(1);
}

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['background', 'surface', 'surface-sunken'];
const onSurfaces = ['text', 'text-muted', 'accent', 'danger', 'success', 'warning'];
const texts: readonly (readonly [string, string])[] = [
  ...onSurfaces.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ['accent-text', 'accent'],
  ['accent-text', 'accent-hover'],
  ['danger-text', 'danger'],
  ...['accent', 'danger', 'warning', 'success'].flatMap((kind) => [
    [kind, `${kind}-soft`] as const,
    ['text', `${kind}-soft`] as const,
  ]),
];

describe('G4, G11: colours can be told apart in both themes', () => {
  it.each(texts)('%s on %s has a contrast of 4.5', (text, surface) => {
    const [light = '', dark = ''] = colorsOf(text);
    const [lightSurface = '', darkSurface = ''] = colorsOf(surface);
    expect(contrast(light, lightSurface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, darkSurface)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['border-control', 'focus'])('%s on the surfaces has a contrast of 3', (line) => {
    for (const surface of surfaces) {
      const pairs = colorsOf(line).map(
        (color, at) => [color, colorsOf(surface)[at] ?? ''] as const,
      );
      for (const [one, other] of pairs) expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('K6: the theme is documented', () => {
  it('has a row in the README for each property, and no other', () => {
    const rows = [...readme.matchAll(/^\| `--steward-.*$/gm)].map(([row]) => row);
    const expected = tokens.map(
      ({ name, purpose, value }) => `| \`--steward-${name}\` | ${purpose} | \`${value}\` |`,
    );
    expect(rows).toEqual(expected);
  });
});
