-- Adds a content unless it is there: then no row comes back; no index
INSERT INTO blob (sha256, size) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING RETURNING sha256
