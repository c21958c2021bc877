// Every code has a sentence in each language, and every sentence can be filled in (ADV-2, ADV-20).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

import { errorCodesPage } from '../../script/support/error_codes.mjs';
import { codes, messages, paramNames } from './support/catalogues.mjs';
import { readRepository, root } from './support/repository.mjs';

const languages = readdirSync(path.join(root, 'assets/messages'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

/** Arguments of an ICU message, those within plurals and selections included. */
function argumentsOf(message) {
  const names = new Set();
  const visit = (elements) => {
    for (const element of elements) {
      if (
        element.type !== TYPE.literal &&
        element.type !== TYPE.pound &&
        element.type !== TYPE.tag
      ) {
        names.add(element.value);
      }
      Object.values(element.options ?? {}).forEach((option) => visit(option.value));
      if (element.children) visit(element.children);
    }
  };
  visit(parse(message));
  return [...names].sort();
}

const missingFrom = (catalogue, ids) => ids.filter((id) => !(id in catalogue));

test('en and de are there, and a missing message would be seen', () => {
  assert.ok(languages.includes('en') && languages.includes('de'), languages.join());
  assert.deepEqual(missingFrom({ a: '' }, ['a', 'b']), ['b']);
  assert.deepEqual(argumentsOf('{a, plural, one {{b}} other {# of {c}}}'), ['a', 'b', 'c']);
});

for (const language of languages) {
  describe(`messages in ${language}`, () => {
    const catalogue = messages(language);
    const english = messages('en');

    test('ADV-2: every code of codes.def has its sentence', () => {
      const ids = codes().map((code) => `code.${code.name}`);
      assert.deepEqual(missingFrom(catalogue, ids), []);
    });

    test('ADV-20: it has exactly the messages English has, with the same arguments', () => {
      assert.deepEqual(missingFrom(catalogue, Object.keys(english)), []);
      assert.deepEqual(missingFrom(english, Object.keys(catalogue)), []);
      const differing = Object.keys(english).filter(
        (id) => argumentsOf(catalogue[id]).join() !== argumentsOf(english[id]).join(),
      );
      assert.deepEqual(differing, []);
    });

    test("what a code's sentence mentions is a parameter of params.def", () => {
      // The request id is a member of every problem document, beside the params.
      const known = [...paramNames(), 'request_id'];
      const strangers = codes().flatMap((code) =>
        argumentsOf(catalogue[`code.${code.name}`])
          .filter((name) => !known.includes(name))
          .map((name) => `${code.name}: {${name}}`),
      );
      assert.deepEqual(strangers, []);
    });

    test('ids are sorted, and no message is empty or has stray spaces', () => {
      const ids = Object.keys(catalogue);
      assert.deepEqual(ids, ids.toSorted());
      assert.deepEqual(
        ids.filter((id) => catalogue[id].trim() === '' || catalogue[id] !== catalogue[id].trim()),
        [],
      );
    });
  });
}

test('no sentence belongs to a code that nobody gives', () => {
  const known = new Set(codes().map((code) => code.name));
  // The page and the package have codes of their own, for what happens before a server answers.
  const shells = readRepository()
    .filter((file) => /^(web\/src|wasm)\/.*\.(ts|js|mjs)$/.test(file.path))
    .map((file) => file.text)
    .join('\n');
  const orphans = Object.keys(messages('en'))
    .filter((id) => id.startsWith('code.'))
    .map((id) => id.slice('code.'.length))
    .filter((name) => !known.has(name) && !new RegExp(`['"]${name}['"]`).test(shells));
  assert.deepEqual(orphans, []);
});

test('docs/error-codes.md is what codes.def and the English messages say', () => {
  const page = readFileSync(path.join(root, 'docs/error-codes.md'), 'utf8');
  assert.equal(page, errorCodesPage(codes(), messages('en')), 'run script/format');
});
