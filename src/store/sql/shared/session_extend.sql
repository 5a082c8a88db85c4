-- Sets when a session ends; no index
UPDATE session SET expires_at = $2 WHERE token_hash = $1 RETURNING token_hash
