-- How progress reports stand, with what lists of them are filtered by.
CREATE TABLE report_state (
  version INTEGER PRIMARY KEY,
  report TEXT NOT NULL,
  seq INTEGER NOT NULL,
  assignment TEXT NOT NULL,
  task TEXT NOT NULL,
  organization TEXT NOT NULL,
  sent_on INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  difficulty INTEGER NOT NULL,
  evidence_count INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_at INTEGER,
  decided_seq INTEGER,
  decision_text TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER
) STRICT;
CREATE UNIQUE INDEX report_state_version ON report_state (report, from_seq);
CREATE INDEX report_state_by_state ON report_state (state, seq, organization, difficulty, sent_on, from_seq, to_seq) WHERE to_seq IS NULL;
CREATE INDEX report_state_of_organization ON report_state (organization, seq, state, difficulty, sent_on, from_seq, to_seq) WHERE to_seq IS NULL;
CREATE INDEX report_state_of_task ON report_state (task, state, seq) WHERE to_seq IS NULL;
CREATE INDEX report_state_closed ON report_state (to_seq, from_seq) WHERE to_seq IS NOT NULL;
