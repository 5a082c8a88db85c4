-- The words of assignments.
CREATE TABLE assignment (
  version INTEGER PRIMARY KEY,
  assignment TEXT NOT NULL,
  task TEXT NOT NULL,
  role TEXT NOT NULL,
  organization TEXT,
  organization_group TEXT,
  printed TEXT NOT NULL,
  place INTEGER NOT NULL, -- orders the holders of a task
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX assignment_version ON assignment (assignment, from_seq);
CREATE INDEX assignment_of_task ON assignment (task);
CREATE INDEX assignment_of_organization ON assignment (organization, task, from_seq, to_seq);
