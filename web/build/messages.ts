import { readFile } from 'node:fs/promises';
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

const catalogue = /\/assets\/messages\/[\w-]+\.json$/;

/**
 * Turns a message catalogue into a module whose messages are parsed already, so that the parser
 * is not shipped. Messages without placeholders stay plain strings.
 */
export function compileCatalogue(json: string, file: string): string {
  const messages = JSON.parse(json) as Record<string, string>;
  const compiled = Object.entries(messages).map(([id, text]) => {
    try {
      return [id, /[{}<'#]/.test(text) ? parse(text, { ignoreTag: true }) : text];
    } catch (error) {
      throw new Error(`${file}: message \`${id}\` cannot be parsed`, { cause: error });
    }
  });
  return `export default ${JSON.stringify(Object.fromEntries(compiled))};`;
}

export function messages(): Plugin {
  return {
    name: 'steward-messages',
    enforce: 'pre',
    // The formatter's own import of the parser leads to a stub that only knows the parsed form.
    resolveId(source, importer) {
      if (source !== '@formatjs/icu-messageformat-parser') return null;
      if (importer?.includes('/intl-messageformat/') !== true) return null;
      return this.resolve('@formatjs/icu-messageformat-parser/no-parser.js', importer);
    },
    transform(code, id) {
      if (!catalogue.test(id)) return null;
      return { code: compileCatalogue(code, id), map: null, moduleType: 'js' };
    },
    /** Texts of index.html stand there as `%message.id%`: it has no script to choose a language. */
    async transformIndexHtml(html) {
      const file = new URL('../../assets/messages/en.json', import.meta.url);
      const english = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
      return html.replace(/%([a-z_.]+)%/g, (_mark, id: string) => english[id] ?? id);
    },
  };
}
