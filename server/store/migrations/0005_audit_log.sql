-- One log per workspace, chained by hashes (ADR 0085). `event` is the event as the API shows it; the
-- columns before it repeat what is looked for, and verification compares them with it.
-- No reference to workspaces: a log outlives what it is about.
CREATE TABLE audit_events (
  workspace_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  action TEXT NOT NULL,
  occurred_at BIGINT NOT NULL,
  actor_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (workspace_id, position)
);

CREATE INDEX audit_events_of_actor ON audit_events (workspace_id, actor_id, position);

-- Where each log ends. Live windows are woken by it; an event cut off the end is missed by it.
CREATE TABLE audit_heads (
  workspace_id BIGINT PRIMARY KEY,
  position BIGINT NOT NULL,
  hash TEXT NOT NULL
);

-- `changes` goes on as the history of accounts, which belong to no workspace; what it says of
-- workspaces was written before there was a chain and stays as it is.
ALTER TABLE changes ADD COLUMN ip TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
CREATE INDEX changes_of_actor ON changes (actor_user_id, occurred_at);
