-- The second step of signing in (docs/decisions/0044): a key that an authenticator application shares, and recovery codes. No fact.
CREATE TABLE account_second_step (
  account TEXT PRIMARY KEY,
  secret TEXT NOT NULL, -- hexadecimal
  is_on INTEGER NOT NULL, -- 0: only begun
  last_step INTEGER NOT NULL, -- the newest step of 30 seconds whose code was taken
  recovery TEXT NOT NULL -- SHA-256 of the unused codes, a blank between
) STRICT;
