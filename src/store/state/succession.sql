-- Organisations that merged, split, were renamed or abolished.
CREATE TABLE succession (
  version INTEGER PRIMARY KEY,
  succession TEXT NOT NULL,
  change TEXT NOT NULL,
  on_day INTEGER NOT NULL,
  predecessors TEXT NOT NULL, -- JSON
  successors TEXT NOT NULL, -- JSON
  name_before TEXT NOT NULL,
  name_after TEXT NOT NULL,
  authority TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  from_seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX succession_version ON succession (from_seq);
