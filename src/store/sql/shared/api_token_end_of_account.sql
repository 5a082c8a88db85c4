-- Removes the tokens of an account; index api_token_account
DELETE FROM api_token WHERE account = $1
