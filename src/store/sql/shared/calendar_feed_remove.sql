-- Ends the feed $2 of the account $1; no index
DELETE FROM calendar_feed WHERE secret_hash = $2 AND account = $1
