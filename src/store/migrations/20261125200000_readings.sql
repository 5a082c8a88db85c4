-- Documents that are read beside requests (docs/decisions/0014): waiting, being read, given up, or done. No fact.
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
