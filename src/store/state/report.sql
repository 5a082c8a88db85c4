-- The words of progress reports; the version is the number of the fact.
CREATE TABLE report (
  version INTEGER PRIMARY KEY,
  report TEXT NOT NULL,
  seq INTEGER NOT NULL,
  assignment TEXT NOT NULL,
  task TEXT NOT NULL,
  organization TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  percent INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  text TEXT NOT NULL,
  difficulties TEXT NOT NULL,
  proposals TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX report_version ON report (report, from_seq);
CREATE UNIQUE INDEX report_seq ON report (seq);
CREATE INDEX report_of_task ON report (task, seq);
