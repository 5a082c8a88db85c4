-- What persons said about two tasks.
CREATE TABLE task_link (
  version INTEGER PRIMARY KEY,
  task TEXT NOT NULL,
  other TEXT NOT NULL,
  relation TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX task_link_version ON task_link (task, other, from_seq);
CREATE INDEX task_link_of_other ON task_link (other, from_seq);
