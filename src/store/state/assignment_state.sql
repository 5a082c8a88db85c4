-- How assignments stand.
CREATE TABLE assignment_state (
  version INTEGER PRIMARY KEY,
  assignment TEXT NOT NULL,
  task TEXT NOT NULL,
  plan TEXT NOT NULL,
  organization TEXT,
  reports INTEGER NOT NULL,
  due INTEGER,
  open_due INTEGER NOT NULL, -- days since 1970, as all days; 2147483647 where nothing is owed
  ongoing INTEGER NOT NULL,
  work TEXT NOT NULL,
  percent INTEGER NOT NULL,
  accepted_percent INTEGER NOT NULL,
  submitted_on INTEGER,
  completed_on INTEGER,
  last_report TEXT,
  last_report_at INTEGER,
  last_state TEXT,
  last_difficulty INTEGER NOT NULL,
  extended_to INTEGER,
  held TEXT,
  due_source TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX assignment_state_version ON assignment_state (assignment, from_seq);
-- Lists and counts of one organisation, and the dashboard, from the index alone.
CREATE INDEX assignment_state_of_organization ON assignment_state
  (organization, reports, open_due, assignment, work, due, submitted_on, completed_on, ongoing, last_difficulty, plan, task, from_seq, to_seq)
  WHERE to_seq IS NULL;
-- The same over all organisations, the oldest open day first.
CREATE INDEX assignment_state_by_open_due ON assignment_state
  (open_due, assignment, reports, work, due, completed_on, plan, task, from_seq, to_seq) WHERE to_seq IS NULL;
-- What a task takes from its holders, and the export of all, from the index alone.
CREATE INDEX assignment_state_of_task ON assignment_state
  (task, assignment, reports, due, work, submitted_on, completed_on, extended_to, ongoing, percent, last_report_at, last_state, last_report,
   organization, plan, due_source, from_seq, to_seq) WHERE to_seq IS NULL;
CREATE INDEX assignment_state_closed ON assignment_state (to_seq, from_seq) WHERE to_seq IS NOT NULL;
