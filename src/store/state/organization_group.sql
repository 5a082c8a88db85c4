-- Groups of organisations.
CREATE TABLE organization_group (
  version INTEGER PRIMARY KEY,
  organization_group TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  members TEXT NOT NULL,
  terms TEXT NOT NULL, -- JSON, of "organisation|first day|last day"
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX organization_group_version ON organization_group (organization_group, from_seq);
