-- Plans, credits and billing. An instant of 0 and an empty text stand for none.
-- One row per workspace, which every change of its plan or credits writes first: so they follow one
-- another (ADR 0105). Made when the workspace is, or when it is first asked for: a plan's credits
-- are data of assets/plans.json, which SQL does not know.
-- `document`: the subscription as the codec spells it; `version` grows with it. The columns behind
-- are what the ledger has come to and what the running period has seen; `revision` grows with each
-- change of them and wakes open windows.
CREATE TABLE subscriptions (
  workspace_id BIGINT PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  version BIGINT NOT NULL,
  budgets_version BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  ledger_position BIGINT NOT NULL,
  ledger_balance BIGINT NOT NULL CHECK (ledger_balance >= 0),
  period_granted BIGINT NOT NULL,
  period_rolled_over BIGINT NOT NULL,
  period_allowance BIGINT NOT NULL,
  period_used BIGINT NOT NULL,
  period_held BIGINT NOT NULL
);

CREATE TABLE credit_grants (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'trial', 'top_up', 'bonus')),
  priority BIGINT NOT NULL,
  is_promotional BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  effective_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  credits_left BIGINT NOT NULL,
  credits_held BIGINT NOT NULL,
  voided_at BIGINT NOT NULL,
  CHECK (0 <= credits_held AND credits_held <= credits_left AND credits_left <= amount)
);

-- What a decision has to know: spent grants stay in the table, and out of this index.
CREATE INDEX credit_grants_open ON credit_grants (workspace_id) WHERE credits_left > 0;

CREATE TABLE credit_holds (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  amount BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  action TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  step BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'posted', 'released', 'expired')),
  posted BIGINT NOT NULL,
  settled_at BIGINT NOT NULL,
  period_start BIGINT NOT NULL
);

CREATE INDEX credit_holds_pending ON credit_holds (workspace_id, expires_at, id)
  WHERE state = 'pending';

CREATE TABLE credit_hold_parts (
  hold_id TEXT NOT NULL REFERENCES credit_holds (id) ON DELETE CASCADE,
  place BIGINT NOT NULL,
  grant_id TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (hold_id, place)
);

-- Append-only: nothing here is ever written again.
CREATE TABLE ledger_entries (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('granted', 'consumed', 'expired', 'trimmed', 'voided')),
  grant_id TEXT NOT NULL,
  grant_kind TEXT NOT NULL,
  amount BIGINT NOT NULL,
  occurred_at BIGINT NOT NULL,
  balance_after BIGINT NOT NULL,
  hold_id TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  action TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  step BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, position)
);

-- What was spent, added up by day (its midnight, UTC), so that a chart never reads the ledger.
CREATE TABLE usage_days (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  day BIGINT NOT NULL,
  user_id TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  action TEXT NOT NULL,
  credits BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, day, user_id, connection_id, action)
);

-- The same for the whole workspace: what the forecast goes by.
CREATE TABLE credit_days (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  day BIGINT NOT NULL,
  credits BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, day)
);

-- What each member has spent and reserved in a period: what their budget goes by.
CREATE TABLE credit_uses (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  period_start BIGINT NOT NULL,
  user_id TEXT NOT NULL,
  credits_used BIGINT NOT NULL,
  credits_held BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, period_start, user_id)
);

-- An empty user_id: the budget of the whole workspace.
CREATE TABLE credit_budgets (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  credit_limit BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
);

-- The thresholds that were told about: each fires once per period.
CREATE TABLE credit_alerts (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  period_start BIGINT NOT NULL,
  percent BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, period_start, percent)
);

-- `document`: the quote as the codec spells it; whoever agrees to it agrees to exactly this.
CREATE TABLE quotes (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  document TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL
);

CREATE INDEX quotes_by_expiry ON quotes (expires_at);

-- `quote_id`: the quote or, of a renewal, the period that is paid for. `document`: what the payment
-- completes when it succeeds. `gateway_payment_id`, `action_url`: the gateway's.
CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('plan_change', 'renewal', 'top_up')),
  amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('pending', 'action_required', 'succeeded', 'declined', 'refunded')),
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  user_id TEXT NOT NULL,
  quote_id TEXT NOT NULL,
  document TEXT NOT NULL,
  gateway_payment_id TEXT NOT NULL,
  action_url TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  settled_at BIGINT NOT NULL
);

-- Of two charges at once the second one finds the first; and no quote is ever paid twice.
CREATE UNIQUE INDEX payments_open ON payments (workspace_id)
  WHERE state IN ('pending', 'action_required');
CREATE UNIQUE INDEX payments_of_quote ON payments (quote_id)
  WHERE quote_id <> '' AND state <> 'declined';
CREATE INDEX payments_by_age ON payments (workspace_id, created_at, id);
CREATE INDEX payments_at_gateway ON payments (gateway_payment_id) WHERE gateway_payment_id <> '';

-- What is kept of a card: its number is the gateway's alone (BIL-1). One per workspace.
CREATE TABLE cards (
  workspace_id BIGINT PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  id TEXT NOT NULL UNIQUE,
  brand TEXT NOT NULL,
  last_four TEXT NOT NULL,
  expiry_month BIGINT NOT NULL,
  expiry_year BIGINT NOT NULL,
  gateway_customer_id TEXT NOT NULL,
  gateway_card_id TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Visits to the gateway's card page, from the moment somebody sets out until they come back.
CREATE TABLE card_sessions (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  gateway_session_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  completed_at BIGINT NOT NULL
);

CREATE INDEX card_sessions_by_expiry ON card_sessions (expires_at);
CREATE INDEX card_sessions_at_gateway ON card_sessions (gateway_session_id);

-- No reference to workspaces: what was billed outlives who was billed. `charge`: its lines as the
-- codec spells them.
CREATE TABLE invoices (
  number BIGINT PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  payment_id TEXT NOT NULL UNIQUE,
  purpose TEXT NOT NULL,
  issued_at BIGINT NOT NULL,
  currency TEXT NOT NULL,
  charge TEXT NOT NULL,
  tax_name TEXT NOT NULL,
  credits BIGINT NOT NULL,
  billed_to TEXT NOT NULL,
  billing_email TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('paid', 'refunded'))
);

CREATE INDEX invoices_of_workspace ON invoices (workspace_id, number);

-- One row: the latest number. It moves in the transaction that books the payment, so that a number
-- that was taken back is given to the next one and none is missing.
CREATE TABLE invoice_numbers (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  latest BIGINT NOT NULL
);

INSERT INTO invoice_numbers (id, latest) VALUES (1, 0);

-- Gateways send an event more than once.
CREATE TABLE gateway_events (
  gateway TEXT NOT NULL,
  id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (gateway, id)
);

CREATE INDEX gateway_events_by_age ON gateway_events (received_at);

-- What the clock has to do. `subject`: what of the workspace it is about, empty for all of it.
CREATE TABLE due_work (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, kind, subject)
);

CREATE INDEX due_work_by_due ON due_work (due_at);
