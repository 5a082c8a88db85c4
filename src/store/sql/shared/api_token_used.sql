-- The day on which a token was last used; no index
UPDATE api_token SET used_on = $2 WHERE token_hash = $1
