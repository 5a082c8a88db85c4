-- Files of reports.
CREATE TABLE evidence (
  version INTEGER PRIMARY KEY,
  evidence TEXT NOT NULL,
  report TEXT NOT NULL,
  task TEXT NOT NULL,
  organization TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX evidence_version ON evidence (evidence, from_seq);
CREATE INDEX evidence_of_report ON evidence (report, version);
