// Puts the package's entries together, one file each and one that the entries of an environment
// share: every file that Node loads costs a cold start about a millisecond (ADR 0121).
// The bundles lie beside the modules, in dist folders; `./core.wasm` in a source is meant from there.
import { rolldown } from 'rolldown';

const modules = ['.', 'rules', 'plans', 'connections'];
const entries = (script, folders) => folders.map((folder) => `${folder}/${script}`);

/** What is loaded together. Between environments nothing is shared: a program has one. */
const environments = {
  index: [...entries('index', [...modules, 'picture']), 'picture/worker'],
  node: [...entries('node', [...modules, 'picture']), 'picture/node_worker'],
  workerd: entries('workerd', modules),
};

/** `rules/node` is bundled into `rules/dist/node.js`. */
const bundleOf = (entry) => entry.replace(/([^/]+)$/, 'dist/$1').replace(/^\.\//, '');

for (const [environment, names] of Object.entries(environments)) {
  const bundle = await rolldown({
    cwd: import.meta.dirname,
    input: Object.fromEntries(names.map((name) => [bundleOf(name), `./${name}.js`])),
    platform: environment === 'node' ? 'node' : 'browser',
    external: [/\.wasm$/, /^node:/],
    makeAbsoluteExternalsRelative: false,
  });
  const { output } = await bundle.write({
    dir: '.',
    entryFileNames: '[name].js',
    chunkFileNames: `dist/${environment}_shared.js`,
  });
  const shared = output.filter(({ isEntry }) => !isEntry);
  // A second one would be one more file of every cold start: say it where it is made.
  if (shared.length !== 1) throw new Error(`${environment}: ${shared.length} shared files`);
}
