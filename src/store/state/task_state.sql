-- How tasks stand.
CREATE TABLE task_state (
  version INTEGER PRIMARY KEY,
  task TEXT NOT NULL,
  plan TEXT NOT NULL,
  due INTEGER,
  open_due INTEGER NOT NULL, -- days since 1970, as all days; 2147483647 where nothing is owed
  ongoing INTEGER NOT NULL,
  work TEXT NOT NULL,
  percent INTEGER NOT NULL,
  submitted_on INTEGER,
  completed_on INTEGER,
  result_report TEXT,
  evidence_count INTEGER NOT NULL,
  extended_to INTEGER,
  held TEXT,
  due_source TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX task_state_version ON task_state (task, from_seq);
CREATE INDEX task_state_current ON task_state (plan, task, work, due, open_due, submitted_on, completed_on, ongoing, from_seq, to_seq) WHERE to_seq IS NULL;
CREATE INDEX task_state_closed ON task_state (to_seq, from_seq) WHERE to_seq IS NOT NULL;
