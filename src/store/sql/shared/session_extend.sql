-- Sets when a session ends that is live at $3: one that was ended stays so; no index
UPDATE session SET expires_at = $2 WHERE token_hash = $1 AND expires_at > $3 RETURNING token_hash
