-- The ledger: facts, the head of the tree over them, and its edge after every 1,024 facts (spec/ledger.md). STRICT: a value
-- of another type than the column's must not pass for the same value.
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  actor TEXT NOT NULL,
  organization TEXT,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL, -- canonical JSON
  leaf BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX fact_at ON fact (at);

-- The next-number rule also stops INSERT OR REPLACE, which passes by the other two.
CREATE TRIGGER fact_next_number BEFORE INSERT ON fact
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM fact)
BEGIN
  SELECT RAISE(ABORT, 'a fact takes the next number');
END;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
BEGIN
  SELECT RAISE(ABORT, 'a fact is never changed');
END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact
BEGIN
  SELECT RAISE(ABORT, 'a fact is never removed');
END;

CREATE TABLE tree_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  edge BLOB NOT NULL
) STRICT;
INSERT INTO tree_head (one, size, root, edge)
VALUES (1, 0, x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', x'');

CREATE TABLE tree_edge (
  size INTEGER PRIMARY KEY,
  edge BLOB NOT NULL
) STRICT;
