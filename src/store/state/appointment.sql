-- Roles of accounts.
CREATE TABLE appointment (
  version INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  role TEXT NOT NULL,
  organization TEXT,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX appointment_version ON appointment (account, from_seq);
