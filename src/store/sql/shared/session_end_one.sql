-- Ends at $2 the session $3 if it is one of the account $1 and still live; no index
UPDATE session SET expires_at = $2 WHERE account = $1 AND expires_at > $2 AND token_hash = $3
