-- Adds a version that is true from the last value on; no index
INSERT INTO evidence (evidence, report, task, organization, sha256, name, size, media_type, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
