-- Only hashes of tokens are stored: who reads the database can open nothing with it (SEC-32).
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  opened_with TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- `topic`: what the link is about; a newer link on the same topic replaces the older ones.
CREATE TABLE links (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('sign_up', 'password', 'billing_email')),
  topic TEXT NOT NULL,
  sealed_payload TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  consumed_at BIGINT,
  replaced_at BIGINT
);

CREATE INDEX links_by_topic ON links (topic);
CREATE INDEX links_by_expiry ON links (expires_at);
