-- Requests for another day.
CREATE TABLE extension (
  version INTEGER PRIMARY KEY,
  extension TEXT NOT NULL,
  assignment TEXT NOT NULL,
  task TEXT NOT NULL,
  due_before INTEGER,
  until_day INTEGER NOT NULL,
  asked_reason TEXT NOT NULL, -- the reasons here are of older releases or marks of erased ones, others stand in fact_words
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  asked_seq INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  decided_reason TEXT NOT NULL,
  decided_seq INTEGER,
  ended_at INTEGER,
  ended_by TEXT,
  ended_reason TEXT NOT NULL,
  ended_seq INTEGER,
  extended_before INTEGER,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX extension_version ON extension (extension, from_seq);
CREATE INDEX extension_of_task ON extension (task, from_seq);
CREATE INDEX extension_by_state ON extension (state, asked_at, extension, from_seq, to_seq);
