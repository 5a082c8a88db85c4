-- All accounts by user name; index account_username
SELECT account, username, display_name, password_hash, disabled, must_change FROM account ORDER BY username
