-- The words of tasks.
CREATE TABLE task (
  version INTEGER PRIMARY KEY,
  task TEXT NOT NULL,
  plan TEXT NOT NULL,
  sort INTEGER NOT NULL,
  ordinal TEXT NOT NULL,
  title TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  section TEXT NOT NULL,
  lead_text TEXT NOT NULL,
  coordinate_text TEXT NOT NULL,
  product TEXT NOT NULL,
  deadline TEXT NOT NULL,
  deadline_text TEXT NOT NULL,
  note TEXT NOT NULL,
  basis TEXT NOT NULL,
  place TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX task_version ON task (task, from_seq);
-- In order of the document, with what titles are searched by.
CREATE INDEX task_in_order ON task (plan, sort, task, title_folded, from_seq, to_seq);
