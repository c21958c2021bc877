// Every rule behind one door: what `tests/fixtures` ask, and who wants to know what a rule says.
import { Instance } from '../instance.js';

export { CoreError } from '../errors.js';

export const rules = new Instance('rules.wasm', 'evaluate_call');

export function isReady() {
  return rules.isReady;
}

export function evaluate(callJson) {
  rules.exports.evaluate_call(rules.writeOnly(callJson));
  return rules.reply();
}

export function codes() {
  rules.exports.list_codes();
  return JSON.parse(rules.reply());
}
