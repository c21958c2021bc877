// Bundles Steward's elements as a host page would, with the plugins that the sources ask for.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Gives the URL of the folder with `embed.js`; it works below any address. */
export async function buildEmbed() {
  const outDir = await mkdtemp(join(tmpdir(), 'steward-embed-'));
  await build({
    configFile: fileOf('../../../../web/vite.config.ts'),
    logLevel: 'warn',
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: { embed: fileOf('embed.ts') },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return pathToFileURL(`${outDir}/`);
}
