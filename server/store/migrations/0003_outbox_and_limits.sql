-- Effects that follow a commit. The payload is sealed (a mail holds a live link) and is emptied
-- once the effect is done.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  sealed_payload TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  done_at BIGINT,
  abandoned_at BIGINT,
  last_error TEXT
);

CREATE INDEX outbox_by_due ON outbox (due_at) WHERE done_at IS NULL AND abandoned_at IS NULL;

-- The answer to a POST, kept 24 hours for whoever repeats it. Sealed: it may open a session.
CREATE TABLE answers (
  key_hash TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  sealed_answer TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE INDEX answers_by_expiry ON answers (expires_at);

-- One row per attempt that a limit counts; `subject` is a keyed hash, not an address.
CREATE TABLE attempts (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  occurred_at BIGINT NOT NULL
);

CREATE INDEX attempts_of_subject ON attempts (subject, occurred_at);
CREATE INDEX attempts_by_age ON attempts (occurred_at);

-- What has been changed, by whom: the same list of changes that fed the tables above.
CREATE TABLE changes (
  id TEXT PRIMARY KEY,
  action TEXT NOT NULL,
  occurred_at BIGINT NOT NULL,
  actor_user_id TEXT,
  workspace_id BIGINT,
  request_id TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE INDEX changes_of_workspace ON changes (workspace_id, occurred_at);
