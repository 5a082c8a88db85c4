-- Adds a version that is true from the last value on; no index
INSERT INTO extension (extension, assignment, task, due_before, until_day, reason, asked_at, asked_by, state, decided_at, decided_by, decision_reason, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
