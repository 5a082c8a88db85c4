-- Corrected documents of plans. What each changed lies in the version of the plan, and in those of its tasks from its position to that of the next one.
CREATE TABLE adjustment (
  version INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  document TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  authority TEXT NOT NULL,
  from_seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX adjustment_of_plan ON adjustment (plan, from_seq);
