-- Ends a session at $2 unless it ended before; no index
UPDATE session SET expires_at = CASE WHEN expires_at < $2 THEN expires_at ELSE $2 END WHERE token_hash = $1
