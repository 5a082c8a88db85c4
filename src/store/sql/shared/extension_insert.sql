-- Adds a version that is true from the last value on; no index
INSERT INTO extension (extension, assignment, task, due_before, until_day, asked_reason, asked_at, asked_by, asked_seq, state,
  decided_at, decided_by, decided_reason, decided_seq, ended_at, ended_by, ended_reason, ended_seq, extended_before, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
