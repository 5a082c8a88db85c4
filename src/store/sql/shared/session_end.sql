-- Ends a session at $2 unless it ended before; no index
UPDATE session SET expires_at = min(expires_at, $2) WHERE token_hash = $1
