-- Times are UTC milliseconds since 1970. Nothing here is specific to one engine (ADR 0040).
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  picture_kind TEXT NOT NULL CHECK (picture_kind IN ('none', 'icon', 'upload')),
  picture_icon TEXT,
  picture_color TEXT,
  picture_id TEXT,
  locale TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE workspaces (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  picture_kind TEXT NOT NULL CHECK (picture_kind IN ('none', 'icon', 'upload')),
  picture_icon TEXT,
  picture_color TEXT,
  picture_id TEXT,
  billing_email TEXT NOT NULL,
  billing_email_pending TEXT,
  billing_email_pending_expires_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE memberships (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
);

CREATE INDEX memberships_of_user ON memberships (user_id, workspace_id);

-- A picture is stored stripped, as base64url text: SOCI cannot bind PostgreSQL's bytea (ADR 0041).
CREATE TABLE pictures (
  id TEXT PRIMARY KEY,
  uploaded_by TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  format TEXT NOT NULL CHECK (format IN ('png', 'jpeg', 'gif')),
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  bytes_base64url TEXT NOT NULL
);

CREATE INDEX pictures_by_age ON pictures (created_at);
CREATE INDEX users_by_picture ON users (picture_id);
CREATE INDEX workspaces_by_picture ON workspaces (picture_id);
