// Services and connections, offline: the rules by which the server later decides.
import { CoreError } from '../errors.js';
import { connections } from './instance.js';

export { CoreError } from '../errors.js';

let catalogue;

export function isReady() {
  return connections.isReady;
}

export function loadProviders(catalogueJson) {
  if (!connections.exports.load_providers(connections.writeOnly(catalogueJson)))
    throw new CoreError('catalogue_wrong', connections.reply().trim());
  catalogue = JSON.parse(catalogueJson);
  return catalogue;
}

function requireProviders() {
  if (catalogue === undefined)
    throw new CoreError('catalogue_wrong', 'no services are loaded: call loadProviders() first');
}

export function searchProviders(text, { category } = {}) {
  requireProviders();
  const { find_providers: find, found_places: places } = connections.exports;
  const count = find(connections.writeOnly(text));
  const from = places() / Uint32Array.BYTES_PER_ELEMENT;
  const found = Array.from(connections.words.subarray(from, from + count), (place) => {
    return catalogue.providers[place];
  });
  return category === undefined ? found : found.filter((one) => one.category === category);
}

/** Repeated from `CredentialAnswer`. */
const answers = ['part_of_text', 'choice', 'malformed', 'unknown_field'];
/** Repeated from `Trimming`. */
const trimmings = ['spaces', 'quotes', 'bearer', 'address'];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The bytes `from` to `from + size` of a text's UTF-8. */
function partOf(text, from, size) {
  if (size === text.length) return text;
  return decoder.decode(encoder.encode(text).subarray(from, from + size));
}

export function judgeCredential(provider, field, text) {
  requireProviders();
  const { exports } = connections;
  const answer = answers[exports.judge_field(...connections.writeAll(provider, field, text))];
  if (answer === 'unknown_field') throw new TypeError(`no such field: ${provider}.${field}`);
  if (answer === 'malformed') return { ok: false, issues: [JSON.parse(connections.reply())] };
  const value =
    answer === 'choice'
      ? connections.reply()
      : partOf(text, exports.judged_from(), exports.judged_size_bytes());
  const bits = exports.judged_trimmed();
  const trimmed = trimmings.filter((_, bit) => (bits >> bit) & 1);
  return { ok: true, value: { value, trimmed } };
}

/** A date, or milliseconds since 1970, as the rules read it. */
const instant = (at) => new Date(at).toISOString();

function ask(question, body) {
  connections.exports[question](connections.writeOnly(JSON.stringify(body)));
  return JSON.parse(connections.reply());
}

/** The answer to a question that no rule refuses. */
function valueOf(question, body) {
  const { ok, value, issues } = ask(question, body);
  if (!ok) throw new TypeError(`not a question: ${JSON.stringify(issues)}`);
  return value;
}

export function resolve(question) {
  requireProviders();
  return ask('resolve_connection', question);
}

export function beginRun(waterfall) {
  return valueOf('move_run', { waterfall });
}

export function nextMove(waterfall, state, event, now) {
  return ask('move_run', { waterfall, state, event, now: instant(now) });
}

export function healthOf(connection, now) {
  return valueOf('tell_health', { connection, now: instant(now) });
}
