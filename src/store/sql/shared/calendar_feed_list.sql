-- Feeds of the account $1, the oldest first; index calendar_feed_of_account
SELECT secret_hash, account, agency, created_at FROM calendar_feed WHERE account = $1 ORDER BY created_at, secret_hash
