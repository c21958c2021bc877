// What somebody types, judged on every keystroke.
import { core } from './core.js';
import { bytesMax } from './instance.js';

// FieldKind and FieldAnswer in fields.cpp.
const KIND = { account_name: 0, workspace_name: 1, email: 2, workspace_address: 3, password: 4 };
const [AS_TYPED, SOUND] = [0, 1];
const SUGGESTED = 4; // address_suggested

const sound = (value) => ({ ok: true, value });
const malformed = () => ({ ok: false, issues: [JSON.parse(core.reply())] });
/** Half of a surrogate pair crosses as U+FFFD, which is then what was judged. */
const crossed = (text) => text.replace(/\p{Surrogate}/gu, '\uFFFD');

function parse(kind, text) {
  const answer = core.exports.parse_field(kind, core.writeOnly(text));
  if (answer === AS_TYPED) return sound(crossed(text));
  return answer === SOUND ? sound(core.reply()) : malformed();
}

export function parseAccountName(text) {
  return parse(KIND.account_name, text);
}

export function parseWorkspaceName(text) {
  return parse(KIND.workspace_name, text);
}

export function parseEmail(text) {
  const answered = core.exports.parse_address(core.writeOnly(text));
  const answer = answered & ~SUGGESTED;
  if (answer !== AS_TYPED && answer !== SOUND) return malformed();
  const email = answer === AS_TYPED ? text : core.reply();
  if (answered === answer) return sound({ email });
  core.exports.take_suggestion();
  return sound({ email, suggestion: core.reply() });
}

export function parseWorkspaceAddress(text) {
  const verdict = parse(KIND.workspace_address, text);
  return verdict.ok ? sound(Number(verdict.value)) : verdict;
}

export function parsePassword(password, { email = '', name = '' } = {}) {
  const sizes = core.writeAll(password, email, name);
  return core.exports.is_password_sound(...sizes) ? sound(true) : malformed();
}

export function parseApiKey(text) {
  return core.exports.is_api_key_sound(core.writeOnly(text))
    ? sound({ hint: core.reply() })
    : malformed();
}

export function checkForm(fields) {
  const { length } = fields;
  let needed = length * 8;
  for (const { text } of fields) needed += bytesMax(text);
  const start = core.room(needed);
  const { words } = core;
  let head = start >> 2;
  let at = start + length * 8;
  for (let i = 0; i < length; i += 1) {
    const { kind, text } = fields[i];
    const size = core.write(text, at);
    words[head++] = kindOf(kind);
    words[head++] = size;
    at += size;
  }
  if (core.exports.is_form_sound(length)) return new Array(length).fill(null);
  return JSON.parse(core.reply()).map((issue, i) => issue && { ...issue, path: fields[i].path });
}

function kindOf(name) {
  const kind = KIND[name];
  if (kind === undefined)
    throw new TypeError(`a field must be one of ${Object.keys(KIND).join(', ')}, not ${name}`);
  return kind;
}
