-- Keys of the API. `workspace_id`: absent for a user's own key. Only the hash of a text is looked up;
-- `sealed_text` is a copy that its owner can show again, sealed for this very row, and empty where
-- the text is shown once. Ends are absent while they are not set.
CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  text_hash TEXT NOT NULL UNIQUE,
  owner_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  workspace_id BIGINT REFERENCES workspaces (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  replaced_at BIGINT,
  last_used_at BIGINT NOT NULL DEFAULT 0,
  last_used_from TEXT NOT NULL DEFAULT '',
  sealed_text TEXT NOT NULL
);

CREATE INDEX api_keys_of_workspace ON api_keys (workspace_id, created_at);
CREATE INDEX api_keys_of_owner ON api_keys (owner_id, created_at);
-- Two requests at once cannot give a user two keys of their own.
CREATE UNIQUE INDEX api_keys_own ON api_keys (owner_id)
  WHERE workspace_id IS NULL AND revoked_at IS NULL AND replaced_at IS NULL;
