-- Accounts at other services. An instant of 0 and an empty text stand for none. `health` and `hints`
-- are documents of the codec; `version` grows with each change. `sealed_credentials`: sealed for
-- this very row; empty for the platform's accounts, whose credentials are the operator's.
CREATE TABLE connections (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  provider TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user_managed', 'platform_managed')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  is_default BIGINT NOT NULL CHECK (is_default IN (0, 1)),
  owner_id TEXT NOT NULL,
  health TEXT NOT NULL,
  suspended_at BIGINT NOT NULL,
  identity TEXT NOT NULL,
  identity_name TEXT NOT NULL,
  hints TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  sealed_credentials TEXT NOT NULL
);

CREATE UNIQUE INDEX connections_by_name ON connections (workspace_id, provider, name_key);
CREATE UNIQUE INDEX connections_default ON connections (workspace_id, provider)
  WHERE is_default = 1;
CREATE UNIQUE INDEX connections_managed ON connections (workspace_id, provider)
  WHERE kind = 'platform_managed';

-- What other parts of the product say of what uses an account: it, or whatever the default is.
CREATE TABLE connection_uses (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  provider TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  follows_default BIGINT NOT NULL CHECK (follows_default IN (0, 1)),
  display TEXT NOT NULL,
  PRIMARY KEY (workspace_id, type, id)
);

CREATE INDEX connection_uses_by_provider ON connection_uses (workspace_id, provider);
