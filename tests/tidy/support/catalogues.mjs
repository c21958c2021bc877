// The facts that are written once, read from where they are written.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

import { readCodes } from '../../../script/support/error_codes.mjs';
import { root } from './repository.mjs';

const read = (name) => readFileSync(path.join(root, name), 'utf8');

export function codes() {
  return readCodes(read('core/error/codes.def'));
}

export function paramNames() {
  return [...read('core/error/params.def').matchAll(/^STEWARD_PARAM\((\w+)\)/gm)].map(
    ([, name]) => name,
  );
}

export function messages(language) {
  return JSON.parse(read(`assets/messages/${language}.json`));
}

export function roleNames() {
  return JSON.parse(read('assets/roles.json')).roles.map((role) => role.name);
}

/** Names of JSON members, from docs/openapi.yaml. */
export function wireNames() {
  const names = new Set();
  const visit = (node) => {
    if (!node || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') Object.keys(value).forEach((name) => names.add(name));
      visit(value);
    }
  };
  visit(parse(read('docs/openapi.yaml')));
  return names;
}
