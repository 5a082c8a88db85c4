-- All accounts by user name; index account_username
SELECT account, username, display_name, password_hash, disabled FROM account ORDER BY username
