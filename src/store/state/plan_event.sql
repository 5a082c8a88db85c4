-- What was recorded about events for which deadlines of plans wait; of one event the newest counts.
CREATE TABLE plan_event (
  version INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  event TEXT NOT NULL,
  happened_on INTEGER,
  authority TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  tasks TEXT NOT NULL, -- JSON, the tasks that it is for, none for all
  planned INTEGER NOT NULL, -- 1 where it is only expected
  from_seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_event_of_plan ON plan_event (plan, from_seq);
