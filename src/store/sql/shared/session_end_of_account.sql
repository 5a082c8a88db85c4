-- Ends the sessions of the account $1 at $2 that are still live; no index
UPDATE session SET expires_at = $2 WHERE account = $1 AND expires_at > $2
