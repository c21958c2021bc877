import { readdirSync, readFileSync } from 'node:fs';
import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const languages = readdirSync(new URL('assets/messages/', root)).map((name) => name.slice(0, -5));
const textOf = (language: string) => read(`assets/messages/${language}.json`);
const catalogueOf = (language: string) =>
  JSON.parse(textOf(language)) as Readonly<Record<string, string>>;
const english = catalogueOf('en');

function placeholders(elements: readonly MessageFormatElement[], found = new Set<string>()) {
  for (const element of elements) {
    if ('options' in element) {
      found.add(element.value);
      Object.values(element.options).forEach(({ value }) => placeholders(value, found));
    } else if ((element.type as number) !== 0 && 'value' in element) {
      found.add(element.value);
    }
  }
  return found;
}

const placeholdersOf = (text: string) => [...placeholders(parse(text, { ignoreTag: true }))].sort();

function sourceFiles(directory: string): string[] {
  const entries = readdirSync(new URL(directory, root), { recursive: true, encoding: 'utf8' });
  return entries.filter((name) => name.endsWith('.ts')).map((name) => read(directory + name));
}

describe('ADV-20: every language says everything', () => {
  it('has English and German', () => {
    expect(languages).toEqual(expect.arrayContaining(['de', 'en']));
  });

  it.each(languages)('%s has the same messages with the same placeholders', (language) => {
    const catalogue = catalogueOf(language);
    expect(Object.keys(catalogue)).toEqual(Object.keys(english));
    for (const [id, text] of Object.entries(english)) {
      expect([id, placeholdersOf(catalogue[id] ?? '')]).toEqual([id, placeholdersOf(text)]);
    }
  });

  it.each(languages)('%s is sorted by id and each id stands once', (language) => {
    const ids = [...textOf(language).matchAll(/^ {2}"([^"]+)":/gm)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it.each(languages)('%s has a full sentence for each code of the core', (language) => {
    const definitions = read('core/error/codes.def').matchAll(/^STEWARD_CODE\((\w+)/gm);
    const codes = [...definitions].map(([, name]) => `code.${name ?? ''}`);
    const catalogue = catalogueOf(language);
    const ids = Object.keys(catalogue).filter((id) => id.startsWith('code.'));
    expect(ids).toEqual(expect.arrayContaining(codes));
    for (const id of ids)
      expect([id, catalogue[id]]).toEqual([id, expect.stringMatching(/[.?}]$/)]);
  });

  it('mentions only parameters that a refusal can have', () => {
    const definitions = read('core/error/params.def').matchAll(/^STEWARD_PARAM\((\w+)\)/gm);
    const params = new Set([...definitions].map(([, name]) => name).concat('request_id'));
    for (const [id, text] of Object.entries(english)) {
      if (!id.startsWith('code.')) continue;
      expect([id, placeholdersOf(text).filter((name) => !params.has(name))]).toEqual([id, []]);
    }
  });

  it('has no message that the pages do not use', () => {
    const sources = sourceFiles('web/src/').join('\n');
    const prefixes = [...sources.matchAll(/`([a-z_]+\.(?:[a-z_]+\.)*)\$\{/g)].map(
      ([, p = '']) => p,
    );
    const dead = Object.keys(english).filter(
      (id) => !sources.includes(`'${id}'`) && !prefixes.some((prefix) => id.startsWith(prefix)),
    );
    expect(dead).toEqual([]);
  });
});
