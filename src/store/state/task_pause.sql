-- When tasks were suspended and resumed.
CREATE TABLE task_pause (
  version INTEGER PRIMARY KEY,
  task TEXT NOT NULL,
  suspended INTEGER NOT NULL,
  reason TEXT NOT NULL,
  authority TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  from_seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX task_pause_of_task ON task_pause (task, from_seq);
