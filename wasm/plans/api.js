// Plans, credits and billing, offline: the rules by which the server later decides.
import { CoreError } from '../errors.js';
import { plans } from './instance.js';

export { CoreError } from '../errors.js';
export { entitlementsOf } from './entitlements.js';

let arePlansLoaded = false;
let isWorkspaceLoaded = false;

export function isReady() {
  return plans.isReady;
}

export function loadPlans(catalogueJson) {
  if (!plans.exports.load_plans(plans.writeOnly(catalogueJson)))
    throw new CoreError('catalogue_wrong', plans.reply().trim());
  arePlansLoaded = true;
}

export function loadWorkspace(workspace) {
  const text = JSON.stringify(workspace);
  if (!plans.exports.load_workspace(plans.writeOnly(text)))
    throw new TypeError(`not a workspace: ${plans.reply()}`);
  isWorkspaceLoaded = true;
}

function requirePlans() {
  if (!arePlansLoaded)
    throw new CoreError('catalogue_wrong', 'no plans are loaded: call loadPlans() first');
}
function requireWorkspace() {
  if (!isWorkspaceLoaded) throw new TypeError('no workspace is loaded: call loadWorkspace() first');
}

/** A date, or milliseconds since 1970, as the rules read it. */
const instant = (at) => new Date(at).toISOString();

function answer(question, body) {
  plans.exports[question](plans.writeOnly(JSON.stringify(body)));
  return JSON.parse(plans.reply());
}

/** The answer to a question that no rule refuses. */
function valueOf(question, body) {
  const { ok, value, issues } = answer(question, body);
  if (!ok) throw new TypeError(`not a question: ${JSON.stringify(issues)}`);
  return value;
}

export function quoteChange({ plan, monthly_credits, period }, now) {
  requirePlans();
  requireWorkspace();
  return answer('quote_change', { plan, monthly_credits, period, now: instant(now) });
}

export function rehearse(now) {
  requirePlans();
  requireWorkspace();
  return valueOf('rehearse_all', { now: instant(now) });
}

export function forecast({ daily_use, until }, now) {
  requireWorkspace();
  return valueOf('forecast_credits', { daily_use, until: instant(until), now: instant(now) });
}

export function simulate({ monthly_credits, features, currency, period }) {
  requirePlans();
  return answer('simulate_plans', { monthly_credits, features, currency, period });
}

export function comparePlans(from, to) {
  requirePlans();
  return valueOf('compare_two', { from, to });
}

export function checkFeature({ plan, is_trial = false }, feature) {
  requirePlans();
  return answer('check_entitlement', { plan, is_trial, feature });
}

export function checkLimit({ plan, is_trial = false }, limit, wanted) {
  requirePlans();
  return answer('check_entitlement', { plan, is_trial, limit, wanted });
}

/** Numbers of the module's memory, as they are now: another view after every call. */
const longs = (at, count) => new BigInt64Array(plans.bytes.buffer, at, count);

export function openLedger(entries) {
  const { exports } = plans;
  const places = new Map();
  for (const { grant_id: grant } of entries) if (!places.has(grant)) places.set(grant, places.size);
  exports.ledger_room(entries.length, places.size);
  const times = longs(exports.ledger_times(), entries.length);
  const amounts = longs(exports.ledger_amounts(), entries.length);
  const grants = new Uint32Array(plans.bytes.buffer, exports.ledger_grants(), entries.length);
  entries.forEach(({ occurred_at: at, amount, grant_id: grant }, index) => {
    times[index] = BigInt(Date.parse(at));
    amounts[index] = BigInt(amount);
    grants[index] = places.get(grant);
  });
  opened = { grants: [...places.keys()] };
  return opened;
}
/** The module holds one ledger: the one that was opened last. */
let opened;

export function replay(ledger, until) {
  if (ledger !== opened) throw new TypeError('another ledger was opened after this one');
  const { exports } = plans;
  const balance = exports.replay_ledger(+new Date(until));
  const balances = longs(exports.ledger_balances(), ledger.grants.length);
  const grants = ledger.grants.map((grant, index) => ({
    grant_id: grant,
    balance: Number(balances[index]),
  }));
  return { balance, grants };
}
