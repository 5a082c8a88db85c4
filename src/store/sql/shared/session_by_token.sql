-- The session of a cookie; no index
SELECT token_hash, account, csrf_secret, created_at, expires_at FROM session WHERE token_hash = $1
