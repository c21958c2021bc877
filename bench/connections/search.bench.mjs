// Search over all services and the verdict on a pasted credential, in WebAssembly. Goal of issue 5:
// a search within one frame, 16.7 ms.
import { readFileSync } from 'node:fs';
import * as connections from '@steward/core/connections';

import { goal, measure, print, printMachine } from '../support/measure.mjs';

const shipped = readFileSync(new URL('../../assets/providers.json', import.meta.url), 'utf8');
await connections.init();
const { providers } = connections.loadProviders(shipped);

const typed = ['', 's', 'sa', 'sal', 'sales', 'salesf', 'salesforce', 'e-mail', 'google maps'];
const names = providers.map(({ name }) => name.toLowerCase());
const key = '  Bearer sk-proj-aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789 ';

let at = 0;
const next = () => typed[(at += 1) % typed.length];
const repeat = 500;
const times = await measure([
  {
    name: 'searchProviders()',
    direct: true,
    repeat,
    run: () => connections.searchProviders(next()),
  },
  {
    name: 'names that include the text (floor)',
    direct: true,
    repeat,
    run: () => {
      const text = next();
      return names.filter((name) => name.includes(text));
    },
  },
  {
    name: 'judgeCredential()',
    direct: true,
    repeat,
    run: () => connections.judgeCredential('openai', 'api_key', key),
  },
  {
    name: 'loadProviders()',
    direct: true,
    repeat: 5,
    run: () => connections.loadProviders(shipped),
  },
]);
printMachine();
print(`${providers.length} services`, times);
goal('a search', times['searchProviders()'].high, 16.7, ' ms');
