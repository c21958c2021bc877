// What somebody types, judged on every keystroke.
import { core } from './runtime.js';
import { bytesMax, reply, room, write, writeOnly } from './texts.js';

// FieldKind and FieldAnswer in fields.cpp.
const KIND = { account_name: 0, workspace_name: 1, email: 2, workspace_address: 3, password: 4 };
const [AS_TYPED, SOUND] = [0, 1];

const sound = (value) => ({ ok: true, value });
const malformed = () => ({ ok: false, issues: [JSON.parse(reply())] });

function parse(kind, text) {
  const size = writeOnly(text);
  const answer = core()._parse_field(kind, size);
  // Half of a surrogate pair crosses as U+FFFD, which is then what was judged.
  if (answer === AS_TYPED) return sound(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return answer === SOUND ? sound(reply()) : malformed();
}

export function parseAccountName(text) {
  return parse(KIND.account_name, text);
}

export function parseWorkspaceName(text) {
  return parse(KIND.workspace_name, text);
}

export function parseEmail(text) {
  const size = writeOnly(text);
  const answer = core()._parse_field(KIND.email, size);
  if (answer !== AS_TYPED && answer !== SOUND) return malformed();
  const email = answer === AS_TYPED ? text : reply();
  return sound(core()._suggest_address(size) ? { email, suggestion: reply() } : { email });
}

export function parseWorkspaceAddress(text) {
  const verdict = parse(KIND.workspace_address, text);
  return verdict.ok ? sound(Number(verdict.value)) : verdict;
}

export function parsePassword(password, { email = '', name = '' } = {}) {
  let at = room(bytesMax(password) + bytesMax(email) + bytesMax(name));
  const sizes = [password, email, name].map((text) => {
    const size = write(text, at);
    at += size;
    return size;
  });
  return core()._is_password_sound(...sizes) ? sound(true) : malformed();
}

export function checkForm(fields) {
  const { length } = fields;
  let needed = length * 8;
  for (const { text } of fields) needed += bytesMax(text);
  const start = room(needed);
  const head = new Uint32Array(core().HEAPU8.buffer, start, length * 2);
  let at = start + length * 8;
  for (let i = 0; i < length; i += 1) {
    const { kind, text } = fields[i];
    const size = write(text, at);
    head[i * 2] = kindOf(kind);
    head[i * 2 + 1] = size;
    at += size;
  }
  if (core()._is_form_sound(length)) return new Array(length).fill(null);
  return JSON.parse(reply()).map((issue, i) => issue && { ...issue, path: fields[i].path });
}

function kindOf(name) {
  const kind = KIND[name];
  if (kind === undefined)
    throw new TypeError(`a field must be one of ${Object.keys(KIND).join(', ')}, not ${name}`);
  return kind;
}
