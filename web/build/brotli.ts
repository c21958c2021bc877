import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);
const text = /\.(?:html|js|css|json|svg|wasm|txt|webmanifest)$/;

/** Writes `name.br` beside every file of the build that shrinks, for the server to send as is. */
export function brotli(): Plugin {
  let directory = '';
  return {
    name: 'steward-brotli',
    apply: 'build',
    configResolved(config) {
      directory = resolve(config.root, config.build.outDir);
    },
    async writeBundle() {
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && text.test(entry.name));
      await Promise.all(
        files.map(async ({ parentPath, name }) => {
          const path = join(parentPath, name);
          const bytes = await readFile(path);
          const small = await compress(bytes, {
            params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          });
          if (small.length < bytes.length) await writeFile(`${path}.br`, small);
        }),
      );
    },
  };
}
