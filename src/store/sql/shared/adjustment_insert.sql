-- Adds a corrected document of a plan; no index
INSERT INTO adjustment (plan, document, made_at, made_by, reason, authority, from_seq) VALUES ($1, $2, $3, $4, $5, $6, $7)
