-- Adds a document that waits, unless it is there; no index
INSERT INTO reading (reading, account, organization, sha256, name, state, page, pages, message, reader, created_at, seen_at)
VALUES ($1, $2, $3, $4, $5, 'waiting', 0, 0, '', '', $6, $6) ON CONFLICT (reading) DO NOTHING
