-- Adds a version that is true from the last value on; no index
INSERT INTO reminder (account, kind, about, task, step, anchor, rule, urgent, reminder, raised_at, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
