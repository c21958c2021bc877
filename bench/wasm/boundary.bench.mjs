// What a verdict costs from JavaScript, beside the validators of npm on the same form, and beside the
// cheapest crossing there is.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { z } from 'zod';
import isEmail from 'validator/lib/isEmail.js';
import { readFileSync } from 'node:fs';
import * as core from '@steward/core';
import * as rules from '@steward/core/rules';

import { goal, measure, print, printMachine } from '../support/measure.mjs';

const begun = performance.now();
await core.init();
core.parseEmail('jane@acme.test');
const coldMs = performance.now() - begun;

const { nameCodePointsMax: nameMax, passwordCharactersMin: passwordMin } = core.limits;
const values = {
  name: 'Jane Doe',
  workspace_name: 'Acme Engines',
  email: 'jane.doe@acme.test',
  address: 'https://steward.test/workspaces/4242/settings',
  password: 'plum orbit 47 lantern',
};
const form = [
  { kind: 'account_name', path: '/name', text: values.name },
  { kind: 'workspace_name', path: '/workspace_name', text: values.workspace_name },
  { kind: 'email', path: '/email', text: values.email },
  { kind: 'workspace_address', path: '/address', text: values.address },
  { kind: 'password', path: '/password', text: values.password },
];
const wrong = form.map((field) =>
  field.kind === 'email' ? { ...field, text: 'jane.doe' } : field,
);

const text = { type: 'string', minLength: 1, maxLength: nameMax };
const addressPattern = '^https?://[^/]+/workspaces/[0-9]+(/|$)';
const ajv = addFormats(new Ajv({ allErrors: true }));
const ajvForm = ajv.compile({
  type: 'object',
  required: Object.keys(values),
  properties: {
    name: text,
    workspace_name: text,
    email: { type: 'string', format: 'email' },
    address: { type: 'string', pattern: addressPattern },
    password: { type: 'string', minLength: passwordMin },
  },
});
const ajvEmail = ajv.compile({ type: 'string', format: 'email' });
const valibotForm = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(nameMax)),
  workspace_name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(nameMax)),
  email: v.pipe(v.string(), v.email()),
  address: v.pipe(v.string(), v.regex(new RegExp(addressPattern))),
  password: v.pipe(v.string(), v.minLength(passwordMin)),
});
const valibotEmail = v.pipe(v.string(), v.email());
const zodForm = z.object({
  name: z.string().trim().min(1).max(nameMax),
  workspace_name: z.string().trim().min(1).max(nameMax),
  email: z.email(),
  address: z.string().regex(new RegExp(addressPattern)),
  password: z.string().min(passwordMin),
});
const zodEmail = z.email();

const direct = (name, run, repeat = 20_000) => ({ name, run, repeat, direct: true });

printMachine();
const forms = await measure([
  direct('steward', () => core.checkForm(form)),
  direct('steward, one field malformed', () => core.checkForm(wrong)),
  direct('ajv', () => ajvForm(values)),
  direct('valibot', () => v.safeParse(valibotForm, values)),
  direct('zod', () => zodForm.safeParse(values)),
]);
print('A sound form of five fields (the peers know no common passwords and no NFC)', forms);
goal('a form', forms.steward.median * 1e3, 3, ' µs');

const emails = await measure([
  direct('steward', () => core.parseEmail(values.email)),
  direct('ajv', () => ajvEmail(values.email)),
  direct('valibot', () => v.safeParse(valibotEmail, values.email)),
  direct('zod', () => zodEmail.safeParse(values.email)),
  direct('validator.js', () => isEmail(values.email)),
]);
print('An email address (ours also looks for a mistyped domain)', emails);
goal('an address', emails.steward.median * 1e3, 1, ' µs');

const fields = await measure([
  direct('account name, ASCII', () => core.parseAccountName(values.name)),
  direct('account name, composed by NFC', () => core.parseAccountName('Zoe\u0308 Müller')),
  direct('workspace address', () => core.parseWorkspaceAddress(values.address)),
  direct('password', () => core.parsePassword(values.password, { email: values.email })),
  direct('email, malformed', () => core.parseEmail('jane.doe')),
]);
print('Single fields', fields);
goal('one field', fields['account name, ASCII'].median * 1e3, 1, ' µs');

core.loadRoles(readFileSync(new URL('../../assets/roles.json', import.meta.url), 'utf8'));
const mask = { user: 0b00011, admin: 0b11111 };
await rules.init();
const call = JSON.stringify({ when: { rule: 'parse_account_name', text: values.name } });
let bit = 0;
const crossings = await measure([
  direct('bit mask', () => (mask.admin & (1 << (bit++ & 3))) !== 0, 200_000),
  direct('authorize, asked before', () => core.authorize('admin', 'workspace_edit'), 200_000),
  direct('evaluate, a small document', () => rules.evaluate(call), 5_000),
]);
print('Questions and documents', crossings);
console.log(`\nimport to first answer: ${coldMs.toFixed(1)} ms`);
goal('cold start', coldMs, 15, ' ms');
