-- Messages with reminders to persons: begun, and how they ended.
CREATE TABLE delivery (
  version INTEGER PRIMARY KEY,
  delivery TEXT NOT NULL,
  account TEXT NOT NULL,
  channel TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  upto INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  started_seq INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  code INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX delivery_version ON delivery (delivery, from_seq);
CREATE INDEX delivery_of_account ON delivery (account, channel, started_seq);
CREATE INDEX delivery_in_order ON delivery (started_seq);
