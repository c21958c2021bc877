-- How many members have which role: a page shows the numbers without counting 100,000 rows, and a
-- change of the team locks these rows, so that two of them follow one another (ADR 0081).
CREATE TABLE role_counts (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  member_count BIGINT NOT NULL CHECK (member_count >= 0),
  PRIMARY KEY (workspace_id, role)
);

INSERT INTO role_counts (workspace_id, role, member_count)
  SELECT workspace_id, role, COUNT(*) FROM memberships GROUP BY workspace_id, role;

-- What a member is sorted and found by: name and address, folded (ADR 0080). Filled in by the
-- server after this step, because SQL cannot fold.
ALTER TABLE memberships ADD COLUMN name_key TEXT COLLATE bytewise NOT NULL DEFAULT '';
ALTER TABLE memberships ADD COLUMN words TEXT NOT NULL DEFAULT '';

CREATE INDEX members_by_name ON memberships (workspace_id, name_key, user_id);
CREATE INDEX members_by_joined ON memberships (workspace_id, joined_at, user_id);
CREATE INDEX members_by_role ON memberships (workspace_id, role, name_key, user_id);
CREATE INDEX members_of_role_by_joined ON memberships (workspace_id, role, joined_at, user_id);

CREATE TABLE member_words (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  word TEXT COLLATE bytewise NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, word, user_id)
);

-- Only hashes of tokens. `token_hash` is the mailed token's, which proves the address;
-- `link_token_hash` the copied link's, which does not.
CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  inviter_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  locale TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  link_token_hash TEXT UNIQUE,
  invited_at BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  settled_as TEXT CHECK (settled_as IN ('accepted', 'declined', 'revoked', 'replaced')),
  settled_at BIGINT
);

CREATE UNIQUE INDEX invitations_open ON invitations (workspace_id, email_key)
  WHERE settled_at IS NULL;
CREATE INDEX invitations_by_age ON invitations (workspace_id, invited_at, id)
  WHERE settled_at IS NULL;
CREATE INDEX invitations_pending ON invitations (workspace_id, expires_at)
  WHERE settled_at IS NULL;
CREATE INDEX invitations_by_settlement ON invitations (settled_at);

-- Removals that can be taken back for a while.
CREATE TABLE removals (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  removed_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
);

CREATE INDEX removals_by_age ON removals (removed_at);
