-- Removes a token of an account; no index
DELETE FROM api_token WHERE account = $1 AND token_hash = $2
