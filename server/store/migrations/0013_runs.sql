-- Runs of waterfalls. `waterfall` and `state` are documents of the codec; `version` grows with each
-- move. An instant of 0 stands for none. What a run asks for and has found is sealed for its row.
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  actor_id TEXT NOT NULL,
  waterfall TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  wait_until BIGINT NOT NULL,
  version BIGINT NOT NULL,
  sealed_inputs TEXT NOT NULL,
  sealed_result TEXT NOT NULL
);

CREATE INDEX runs_by_workspace ON runs (workspace_id, id);
CREATE INDEX runs_by_end ON runs (ended_at) WHERE ended_at > 0;

-- What services have said of the operator's own accounts, of all workspaces. `fingerprint`: of the
-- credentials it was said of; others begin anew.
CREATE TABLE managed_health (
  provider TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  health TEXT NOT NULL,
  noted_at BIGINT NOT NULL
);
