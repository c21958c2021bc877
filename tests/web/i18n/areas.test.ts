import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../web/build/messages.ts';
import { areaOf, areas } from '../../../web/src/i18n/areas.ts';
import { loadMessages, overrideMessages } from '../../../web/src/i18n/index.ts';

const json = readFileSync(new URL('../../../assets/messages/en.json', import.meta.url), 'utf8');
const idsOf = (area?: string) =>
  Object.keys(JSON.parse(compileCatalogue(json, 'en.json', area)) as object);

describe('ADV-20: texts that travel on their own', () => {
  it('are cut from the catalogue once each', () => {
    const parts = [idsOf(), ...areas.map((area) => idsOf(area))];
    expect(parts.every((ids) => ids.length > 0)).toBe(true);
    expect(parts.flat().sort()).toEqual(Object.keys(JSON.parse(json) as object).sort());
    expect(idsOf('icon').every((id) => areaOf(id) === 'icon')).toBe(true);
  });

  it('come when an element asks for them, in every language and in the longer one for tests', async () => {
    expect((await loadMessages('de')).has('team.invite')).toBe(false);
    expect((await loadMessages('de', ['team'])).t('team.invite')).toBe('Einladen');
    expect((await loadMessages('en-XA', ['team'])).t('team.invite')).toContain('Îñvît');
  });

  it('leave a text of the host as it is', async () => {
    await overrideMessages('en', { 'team.invite': 'Add colleagues' });
    expect((await loadMessages('en', ['team'])).t('team.invite')).toBe('Add colleagues');
  });
});
