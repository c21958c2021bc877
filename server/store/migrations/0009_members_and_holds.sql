-- The index by which members are found, anew (ADR 0125): a row for every short beginning of a word
-- and for every whole word, each with what a page is filtered and sorted by, so that a page is read
-- off it in order. Filled in by the server after this step, because SQL cannot fold.
DROP TABLE member_words;

CREATE TABLE member_words (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  word TEXT COLLATE bytewise NOT NULL,
  role TEXT NOT NULL,
  name_key TEXT COLLATE bytewise NOT NULL,
  user_id TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, word, role, name_key, user_id)
) KEPT BY KEY;

-- Holds that have ended are deleted some months later, found by when.
CREATE INDEX credit_holds_by_settlement ON credit_holds (settled_at) WHERE state <> 'pending';
