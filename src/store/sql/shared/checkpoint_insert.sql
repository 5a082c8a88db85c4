-- Keeps a checkpoint; no index
INSERT INTO checkpoint (number, size, at, note) VALUES ($1, $2, $3, $4)
