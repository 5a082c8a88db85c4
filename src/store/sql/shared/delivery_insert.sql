-- Adds a version that is true from the last value on; no index
INSERT INTO delivery (delivery, account, channel, urgent, upto, attempt, started_at, started_seq, ended_at, outcome, code, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
