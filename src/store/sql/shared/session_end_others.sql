-- Ends at $2 the sessions of the account $1 that are still live, but the session $3; no index
UPDATE session SET expires_at = $2 WHERE account = $1 AND expires_at > $2 AND token_hash <> $3
