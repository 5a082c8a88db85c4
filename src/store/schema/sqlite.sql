-- What these migrations make; written by ./dev golden, never by hand:
-- 20261123000000_facts
-- 20261123000100_accounts
-- 20261123000200_meta
-- 20261125160000_checkpoints
-- 20261125170000_blobs
-- 20261125200000_readings
-- 20261126010000_fact_words
-- 20261126120000_content_age
-- 20261126200000_checkpoint_order
-- 20261127011204_account_must_change
-- 20261127080000_second_step
-- 20261127081500_api_token
-- 20261127141000_contacts
-- 20261127141500_calendar_feeds

CREATE TABLE account (
  account TEXT PRIMARY KEY,
  username TEXT NOT NULL,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  disabled INTEGER NOT NULL
, must_change INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE UNIQUE INDEX account_username ON account (username);

CREATE TABLE account_second_step (
  account TEXT PRIMARY KEY,
  secret TEXT NOT NULL, -- hexadecimal
  is_on INTEGER NOT NULL, -- 0: only begun
  last_step INTEGER NOT NULL, -- the newest step of 30 seconds whose code was taken
  recovery TEXT NOT NULL -- SHA-256 of the unused codes, a blank between
) STRICT;

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

CREATE TABLE calendar_feed (
  secret_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  agency INTEGER NOT NULL,
  created_at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;

CREATE INDEX calendar_feed_of_account ON calendar_feed (account, created_at);

CREATE TABLE checkpoint (
  number INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  note TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX checkpoint_place ON checkpoint (size, number);

CREATE TABLE contact (
  account TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  digest_hour INTEGER NOT NULL,
  bounced INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX contact_email ON contact (email) WHERE email <> '';

CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  actor TEXT NOT NULL,
  organization TEXT,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL, -- canonical JSON
  leaf BLOB NOT NULL
) STRICT;

CREATE INDEX fact_at ON fact (at);

CREATE INDEX fact_erasure ON fact (seq) WHERE kind = 'content.erased';

CREATE UNIQUE INDEX fact_id ON fact (id);

CREATE TRIGGER fact_next_number BEFORE INSERT ON fact
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM fact)
BEGIN
  SELECT RAISE(ABORT, 'a fact takes the next number');
END;

CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact
BEGIN
  SELECT RAISE(ABORT, 'a fact is never removed');
END;

CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
BEGIN
  SELECT RAISE(ABORT, 'a fact is never changed');
END;

CREATE TABLE fact_words (
  seq INTEGER NOT NULL, -- of the fact
  field TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  text TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX fact_words_place ON fact_words (seq, field);

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT;

CREATE TABLE reading (
  reading TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  organization TEXT,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  page INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  message TEXT NOT NULL,
  reader TEXT NOT NULL, -- the server that reads it
  created_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  csrf_secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_expires_at ON session (expires_at);

CREATE TABLE tree_edge (
  size INTEGER PRIMARY KEY,
  edge BLOB NOT NULL
) STRICT;

CREATE TABLE tree_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  edge BLOB NOT NULL
) STRICT;
