-- Indicators of plans; words is canonical JSON of facts::ToJsonObject.
CREATE TABLE indicator (
  version INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,
  plan TEXT NOT NULL,
  sort INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER,
  words TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX indicator_version ON indicator (indicator, from_seq);
CREATE INDEX indicator_of_plan ON indicator (plan, sort);
