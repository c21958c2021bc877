-- Consents that somebody has gone to another service for. The state that the service gives back is
-- stored as a hash; what belongs to it (PKCE's verifier, fields of the account) is sealed for its
-- row. `connection_id`: of the account to be reconnected, and of the one that has come of it; empty:
-- none. `session_hash`: of the session that has begun it, and alone may end it.
CREATE TABLE oauth_authorizations (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  session_hash TEXT NOT NULL,
  state_hash TEXT NOT NULL UNIQUE,
  provider TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  name TEXT NOT NULL,
  is_default BIGINT NOT NULL CHECK (is_default IN (0, 1)),
  sealed_secrets TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'exchanging', 'connected', 'failed')),
  code TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE INDEX oauth_authorizations_by_expiry ON oauth_authorizations (expires_at);

-- What a workspace has decided for all of its connections.
CREATE TABLE connection_settings (
  workspace_id BIGINT PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  own_keys_only BIGINT NOT NULL CHECK (own_keys_only IN (0, 1)),
  version BIGINT NOT NULL
);

-- Connections of members who were removed, for as long as that can be taken back.
CREATE TABLE passed_connections (
  connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  passed_at BIGINT NOT NULL
);

CREATE INDEX passed_connections_by_member ON passed_connections (workspace_id, from_id);
