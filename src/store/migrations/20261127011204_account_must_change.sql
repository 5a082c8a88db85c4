-- A password that an administrator has set is known to two; its owner must choose another one at the next sign-in.
ALTER TABLE account ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
