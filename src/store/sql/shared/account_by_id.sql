-- The account with this identifier; no index
SELECT account, username, display_name, password_hash, disabled, must_change FROM account WHERE account = $1
