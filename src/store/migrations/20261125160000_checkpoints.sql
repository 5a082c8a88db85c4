-- Signed checkpoints in the order in which they were taken (spec/ledger.md).
CREATE TABLE checkpoint (
  number INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  note TEXT NOT NULL
) STRICT;
