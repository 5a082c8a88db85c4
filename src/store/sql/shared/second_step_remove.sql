-- Removes the second step of an account; no index
DELETE FROM account_second_step WHERE account = $1
