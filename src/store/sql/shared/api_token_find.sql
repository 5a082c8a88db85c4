-- The token with this hash; no index
SELECT token_hash, account, name, scope, created_at, expires_at, used_on FROM api_token WHERE token_hash = $1
