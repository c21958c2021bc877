// node tests/samples/write.mjs FOLDER: writes every sample there, for tests that read files.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeSamples } from './samples.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node tests/samples/write.mjs FOLDER');
mkdirSync(folder, { recursive: true });
for (const [name, file] of makeSamples()) writeFileSync(path.join(folder, name), file);
