-- The second step of an account; no index
SELECT secret, is_on, last_step, recovery FROM account_second_step WHERE account = $1
