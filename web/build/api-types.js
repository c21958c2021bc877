// Writes src/client/schema.d.ts from docs/openapi.yaml. The file is not committed: the
// description is the only source, and every npm script that needs the types makes them first.
import { writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';

const source = new URL('../../docs/openapi.yaml', import.meta.url);
const target = new URL('../src/client/schema.d.ts', import.meta.url);
await writeFile(target, astToString(await openapiTypescript(source)));
