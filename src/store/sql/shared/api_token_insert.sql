-- Adds a token; no index
INSERT INTO api_token (token_hash, account, name, scope, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
