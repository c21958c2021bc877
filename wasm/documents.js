// What crosses as JSON text or as plain objects, because nobody asks it in a hot loop.
import { core, CoreError } from './runtime.js';

export const version = '0.1.0';

export function evaluate(callJson) {
  return core().evaluate(callJson);
}

/** What a rule says of a call that may be malformed. */
export function answerOf(call) {
  return JSON.parse(evaluate(JSON.stringify(call)));
}

/** The answer of a rule whose input is made by the package: it cannot be malformed. */
function ask(call) {
  const answer = answerOf(call);
  if (answer.issues) throw new TypeError(`not a call: ${JSON.stringify(answer.issues)}`);
  return answer;
}

let loadedLimits;

/** Numbers of the core, read when they are first used. */
export const limits = Object.freeze(
  Object.defineProperties(
    {},
    Object.fromEntries(
      [
        'pictureSizeBytesMax',
        'pictureSideMax',
        'picturePixelsMax',
        'pictureFramesMax',
        'nameCodePointsMax',
        'passwordCharactersMin',
        'passwordCharactersMax',
      ].map((name) => [
        name,
        { enumerable: true, get: () => (loadedLimits ??= core().limits())[name] },
      ]),
    ),
  ),
);

export function codes() {
  const module = core();
  return Array.from({ length: module.codeEntryCount() }, (_, index) => module.codeEntry(index));
}

export function defaultAvatar(id, name, colors) {
  const { initials, colorIndex } = core().avatar(id, name, colors.length);
  return { initials, color: colors[colorIndex] };
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
  const problems = core().loadRoles(catalogueJson);
  if (problems) throw new CoreError('catalogue_wrong', problems.trim());
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

export function mergeFields(base, mine, theirs) {
  return ask({ when: { rule: 'merge_fields', base, mine, theirs } }).value;
}
