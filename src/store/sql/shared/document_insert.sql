-- Adds a version that is true from the last value on; no index
INSERT INTO document (document, sha256, name, size, from_seq)
VALUES ($1, $2, $3, $4, $5)
