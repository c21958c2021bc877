import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { areaOf } from '../src/i18n/areas.ts';
import { compileMessage } from '../src/i18n/compile.ts';

const catalogue = /\/assets\/messages\/[\w-]+\.json(?:\?area=(?<area>\w+))?$/;

/**
 * Parses the messages of one area of a catalogue, or those of none, so that the parser is not
 * shipped. JSON in, JSON out.
 */
export function compileCatalogue(json: string, file: string, area?: string): string {
  const messages = JSON.parse(json) as Record<string, string>;
  const wanted = Object.entries(messages).filter(([id]) => areaOf(id) === area);
  const compiled = wanted.map(([id, text]) => {
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
      const found = catalogue.exec(id);
      if (found === null) return null;
      const area = found.groups?.area;
      const compiled = compileCatalogue(code, id, area);
      if (area === undefined) return { code: compiled, map: null };
      // What has a query is no JSON for those who come after.
      return { code: `export default ${compiled};`, map: null, moduleType: 'js' };
    },
    /** Texts of index.html stand there as `%message.id%`: it has no script to choose a language. */
    async transformIndexHtml(html) {
      const file = new URL('../../assets/messages/en.json', import.meta.url);
      const english = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
      return html.replace(/%([a-z_.]+)%/g, (_mark, id: string) => english[id] ?? id);
    },
  };
}
