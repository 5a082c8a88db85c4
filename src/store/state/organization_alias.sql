-- Names of organisations that editors settled; a removed one has a version that says so.
CREATE TABLE organization_alias (
  version INTEGER PRIMARY KEY,
  organization TEXT NOT NULL,
  name TEXT NOT NULL,
  draft TEXT NOT NULL,
  learned_at INTEGER NOT NULL,
  learned_by TEXT NOT NULL,
  removed INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX organization_alias_version ON organization_alias (organization, name, from_seq);
