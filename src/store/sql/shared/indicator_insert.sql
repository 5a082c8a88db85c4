-- Adds a version that is true from the last value on; no index
INSERT INTO indicator (indicator, plan, sort, withdrawn, words, from_seq) VALUES ($1, $2, $3, $4, $5, $6)
