-- Requests for another day.
CREATE TABLE extension (
  version INTEGER PRIMARY KEY,
  extension TEXT NOT NULL,
  assignment TEXT NOT NULL,
  task TEXT NOT NULL,
  due_before INTEGER,
  until_day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  state TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  decision_reason TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX extension_version ON extension (extension, from_seq);
CREATE INDEX extension_of_task ON extension (task, from_seq);
CREATE INDEX extension_by_state ON extension (state, asked_at, extension, from_seq, to_seq);
