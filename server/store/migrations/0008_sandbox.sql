-- The books of the sandbox gateway. No reference to our own tables, as a gateway elsewhere has none.
CREATE TABLE sandbox_visits (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  return_url TEXT NOT NULL,
  card_id TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- No number and no code on the back: what its bank does is all that is kept.
CREATE TABLE sandbox_cards (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  behaviour TEXT NOT NULL,
  brand TEXT NOT NULL,
  last_four TEXT NOT NULL,
  expiry_month BIGINT NOT NULL,
  expiry_year BIGINT NOT NULL
);

CREATE TABLE sandbox_charges (
  payment_id TEXT PRIMARY KEY,
  card_id TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  description TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('succeeded', 'declined', 'asked', 'cancelled', 'refunded')),
  reason TEXT NOT NULL,
  return_url TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
