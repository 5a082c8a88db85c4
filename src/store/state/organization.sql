-- Organisations with their names.
CREATE TABLE organization (
  version INTEGER PRIMARY KEY,
  organization TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  level TEXT NOT NULL,
  line TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX organization_version ON organization (organization, from_seq);
