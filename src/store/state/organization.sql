-- Organisations with their names.
CREATE TABLE organization (
  version INTEGER PRIMARY KEY,
  organization TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  level TEXT NOT NULL,
  line TEXT NOT NULL,
  parent TEXT,
  identifier TEXT NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX organization_version ON organization (organization, from_seq);
