-- Calendars that programs subscribe to by a secret (docs/decisions/0052). No fact.
CREATE TABLE calendar_feed (
  secret_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  agency INTEGER NOT NULL,
  created_at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX calendar_feed_of_account ON calendar_feed (account, created_at);
