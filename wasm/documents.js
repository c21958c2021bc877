// What crosses as JSON text or as a few numbers, because nobody asks it in a hot loop.
import { core } from './core.js';
import { CoreError } from './errors.js';

export const version = '0.1.0';

/** What a rule says of a call that may be malformed. */
export function answerOf(call) {
  core.exports.ask(core.writeOnly(JSON.stringify(call)));
  return JSON.parse(core.reply());
}

/** The answer of a rule whose input is made by the package: it cannot be malformed. */
function ask(call) {
  const answer = answerOf(call);
  if (answer.issues) throw new TypeError(`not a call: ${JSON.stringify(answer.issues)}`);
  return answer;
}

/** The order of `limits_in_order` in documents.cpp. */
const limitNames = [
  'pictureSizeBytesMax',
  'pictureSideMax',
  'picturePixelsMax',
  'pictureFramesMax',
  'nameCodePointsMax',
  'passwordCharactersMin',
  'passwordCharactersMax',
];
let numbers;

function limitAt(index) {
  if (numbers === undefined) {
    const at = core.exports.limits();
    numbers = new Float64Array(core.bytes.buffer, at, limitNames.length).slice();
  }
  return numbers[index];
}

/** Numbers of the core, read when they are first used. */
export const limits = Object.freeze(
  Object.defineProperties(
    {},
    Object.fromEntries(
      limitNames.map((name, index) => [name, { enumerable: true, get: () => limitAt(index) }]),
    ),
  ),
);

export function defaultAvatar(id, name, colors) {
  const index = core.exports.pick_avatar(...core.writeAll(id, name), colors.length);
  return { initials: core.reply(), color: colors[index] };
}

let areRolesLoaded = false;
/** A decision depends on nothing but its two names, and pages ask while they render. */
const decisions = new Map();
const forgetters = [() => decisions.clear()];

/** Calls `forget` whenever other roles are loaded. */
export function onRolesLoaded(forget) {
  forgetters.push(forget);
}

export function loadRoles(catalogueJson) {
  if (!core.exports.load_roles(core.writeOnly(catalogueJson)))
    throw new CoreError('catalogue_wrong', core.reply().trim());
  areRolesLoaded = true;
  for (const forget of forgetters) forget();
}

export function requireRoles() {
  if (!areRolesLoaded)
    throw new CoreError('catalogue_wrong', 'no roles are loaded: call loadRoles() first');
}

/** A rule that needs the catalogue of roles: the core keeps it, so it does not cross again. */
export function askWithRoles(when, given, now) {
  requireRoles();
  return ask({ given, when, now });
}

export function authorize(role, permission) {
  const known = decisions.get(role)?.get(permission);
  if (known) return known;
  const decision = Object.freeze(askWithRoles({ rule: 'authorize', role, permission }));
  if (!decisions.has(role)) decisions.set(role, new Map());
  decisions.get(role).set(permission, decision);
  return decision;
}

export function decideRequestPasswordLink({ sign_in_methods, opened_with }) {
  const when = { rule: 'decide_request_password_link' };
  return answerOf({ given: { sign_in_methods, opened_with }, when });
}

export function mergeFields(base, mine, theirs) {
  return ask({ when: { rule: 'merge_fields', base, mine, theirs } }).value;
}
