-- The feed of the secret with the hash $1; no index
SELECT secret_hash, account, agency, created_at FROM calendar_feed WHERE secret_hash = $1
