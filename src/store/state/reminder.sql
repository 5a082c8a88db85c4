-- What persons were reminded of, the newest about each thing.
CREATE TABLE reminder (
  version INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  task TEXT NOT NULL,
  step TEXT NOT NULL,
  anchor INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  reminder TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX reminder_version ON reminder (account, kind, about, from_seq);
CREATE INDEX reminder_of_account ON reminder (account, from_seq);
CREATE INDEX reminder_by_time ON reminder (raised_at, account, from_seq, to_seq, urgent);
