-- Holds that have ended are deleted some months later, found by when.
CREATE INDEX credit_holds_by_settlement ON credit_holds (settled_at) WHERE state <> 'pending';
