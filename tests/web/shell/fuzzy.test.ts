import { describe, expect, it } from 'vitest';
import { fitness, ranked } from '../../../web/src/shell/palette/fuzzy.ts';

const pages = ['Account', 'Security', 'Workspace settings', 'Team members', 'Activity'];
const best = (query: string) => ranked(pages, query, (page) => page)[0];

describe('G3: a few letters find the entry', () => {
  it.each([
    ['tm', 'Team members'],
    ['TEAM', 'Team members'],
    ['ws', 'Workspace settings'],
    ['act', 'Activity'],
    ['acc', 'Account'],
    ['secu', 'Security'],
    ['mem bers', 'Team members'],
  ])('%s finds %s', (query, page) => {
    expect(best(query)).toBe(page);
  });

  it('does without accents, in both directions', () => {
    expect(fitness('Über uns', 'uber')).toBeDefined();
    expect(fitness('Uber', 'über')).toBeDefined();
    expect(fitness('日本語', '本')).toBeDefined();
  });

  it('finds nothing where the letters stand in another order', () => {
    expect(ranked(pages, 'xq', (page) => page)).toEqual([]);
    expect(fitness('abc', 'cab')).toBeUndefined();
  });

  it('keeps the order of the list until something is typed', () => {
    expect(ranked(pages, '  ', (page) => page)).toEqual(pages);
  });
});
