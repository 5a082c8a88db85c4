-- Tokens of an account, the newest first; index api_token_account
SELECT token_hash, account, name, scope, created_at, expires_at, used_on FROM api_token WHERE account = $1
ORDER BY created_at DESC, token_hash
