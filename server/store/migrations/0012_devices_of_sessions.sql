-- What a session's owner recognises it by. Sessions that were open before have neither.
ALTER TABLE sessions ADD COLUMN opened_from TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
