-- Adds a calendar feed; no index
INSERT INTO calendar_feed (secret_hash, account, agency, created_at) VALUES ($1, $2, $3, $4)
