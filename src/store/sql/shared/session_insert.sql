-- Adds a session; no index
INSERT INTO session (token_hash, account, csrf_secret, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
