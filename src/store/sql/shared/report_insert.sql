-- Adds a version that is true from the last value on; no index
INSERT INTO report (report, seq, assignment, task, organization, author, at, percent, completed, text, difficulties, proposals, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
