-- Approved plans, in the order of approved_seq: an adjustment gives a plan another name, not another place.
CREATE TABLE plan (
  version INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  draft TEXT NOT NULL,
  document TEXT NOT NULL,
  number TEXT NOT NULL,
  date INTEGER,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  approved_seq INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX plan_version ON plan (plan, from_seq);
CREATE UNIQUE INDEX plan_in_order ON plan (approved_seq, from_seq);
