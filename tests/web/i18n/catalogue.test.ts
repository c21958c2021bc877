import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// That every language says everything is checked by tests/tidy; here, that it is said somewhere.
const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const english = Object.keys(JSON.parse(read('assets/messages/en.json')) as object);

function sources(directory: string): string {
  const names = readdirSync(new URL(directory, root), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts'));
  return [...files.map((name) => read(directory + name)), read('web/index.html')].join('\n');
}

/** Sentences that the API names by their ids, for hosts to say. */
const explanations = [...read('core/credits/ledger.cpp').matchAll(/"(ledger_entry_[a-z_]+)"/g)].map(
  ([, id]) => id ?? '',
);

describe('ADV-20: messages', () => {
  it('ADV-5: explain every kind of ledger entry', () => {
    expect(explanations).not.toEqual([]);
    expect(explanations.filter((id) => !english.includes(id))).toEqual([]);
  });

  it('are all used', () => {
    const text = sources('web/src/');
    const used = new Set(
      [...text.matchAll(/['%]([a-z_]+(?:\.[a-z_]+)*)['%]/g)].map(([, id]) => id),
    );
    for (const id of explanations) used.add(id);
    // `role.${role}`: any id that begins so.
    const prefixes = [...text.matchAll(/`([a-z_]+\.(?:[a-z_]+\.)*)\$\{/g)].map(
      ([, id]) => id ?? '',
    );
    const dead = english.filter(
      (id) => !used.has(id) && !prefixes.some((prefix) => id.startsWith(prefix)),
    );
    expect(prefixes).toContain('code.');
    expect(dead).toEqual([]);
  });
});
