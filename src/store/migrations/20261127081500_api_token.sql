-- Personal keys for programs (docs/decisions/0045). No fact.
CREATE TABLE api_token (
  token_hash TEXT PRIMARY KEY, -- SHA-256, hexadecimal
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  created_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  expires_at INTEGER NOT NULL,
  used_on INTEGER -- day
) STRICT;
CREATE INDEX api_token_account ON api_token (account);
