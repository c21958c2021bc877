import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { palette } from '../../../web/src/ui/palette.ts';
import { presetIcons } from '../../../web/src/ui/preset-icons.ts';

const folder = new URL('../../../assets/', import.meta.url);
const read = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, folder), 'utf8')) as unknown;
const catalogue = (await read('icons/icons.json')) as { icons: string[]; colors: string[] };

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the preset icons (ACC-1)', () => {
  it('has a drawing of one path for each icon of the catalogue, and no other', () => {
    expect(Object.keys(presetIcons).sort()).toEqual([...catalogue.icons].sort());
    for (const path of Object.values(presetIcons)) expect(path).toMatch(/^M[\d.][^"<>]+$/);
  });

  it('shows every colour of the catalogue, white on it with 4.5 : 1 (A3)', () => {
    expect(Object.keys(palette)).toEqual(catalogue.colors);
    for (const color of Object.values(palette)) {
      expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['en', 'de'])('has a name for every icon and colour in %s', async (language) => {
    const messages = (await read(`messages/${language}.json`)) as Record<string, string>;
    const ids = [
      ...catalogue.icons.map((name) => `icon.name.${name}`),
      ...catalogue.colors.map((name) => `icon.color.${name}`),
    ];
    expect(ids.filter((id) => messages[id] === undefined)).toEqual([]);
  });
});
