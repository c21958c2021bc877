import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { compileMessage } from '../src/i18n/compile.ts';

const catalogue = /\/assets\/messages\/[\w-]+\.json$/;

/** Parses every message of a catalogue, so that the parser is not shipped. JSON in, JSON out. */
export function compileCatalogue(json: string, file: string): string {
  const messages = JSON.parse(json) as Record<string, string>;
  const compiled = Object.entries(messages).map(([id, text]) => {
    try {
      return [id, compileMessage(text)];
    } catch (error) {
      throw new Error(`${file}: message \`${id}\` cannot be compiled`, { cause: error });
    }
  });
  return JSON.stringify(Object.fromEntries(compiled));
}

export function messages(): Plugin {
  return {
    name: 'steward-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!catalogue.test(id)) return null;
      return { code: compileCatalogue(code, id), map: null };
    },
    /** Texts of index.html stand there as `%message.id%`: it has no script to choose a language. */
    async transformIndexHtml(html) {
      const file = new URL('../../assets/messages/en.json', import.meta.url);
      const english = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
      return html.replace(/%([a-z_.]+)%/g, (_mark, id: string) => english[id] ?? id);
    },
  };
}
