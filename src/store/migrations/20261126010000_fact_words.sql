-- Words of facts, whose records hold their salted hashes alone (docs/decisions/0026): a row is removed when they are erased.
CREATE TABLE fact_words (
  seq INTEGER NOT NULL, -- of the fact
  field TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX fact_words_place ON fact_words (seq, field);
CREATE INDEX fact_erasure ON fact (seq) WHERE kind = 'content.erased';
