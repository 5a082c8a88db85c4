-- Adds a version that is true from the last value on; no index
INSERT INTO draft (draft, document, title, state, revision, changed_at, changed_by, plan, reading, body, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
