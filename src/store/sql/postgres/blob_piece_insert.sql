-- Adds a piece of a content; no index
INSERT INTO blob_piece (sha256, number, bytes) VALUES ($1, $2, $3)
