-- Appends a fact; no index
INSERT INTO fact (seq, id, at, actor, organization, kind, version, subject, body, leaf)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
