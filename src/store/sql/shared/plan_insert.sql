-- Adds a version that is true from the last value on; no index
INSERT INTO plan (plan, draft, document, number, date, title, issuer, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
