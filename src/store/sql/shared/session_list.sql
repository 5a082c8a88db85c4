-- The sessions of the account $1 that are live at $2, the newest first; no index
SELECT token_hash, account, csrf_secret, created_at, expires_at FROM session
WHERE account = $1 AND expires_at > $2 ORDER BY created_at DESC, token_hash
