-- Puts other recovery codes in place of those that were read; no index
UPDATE account_second_step SET recovery = $3 WHERE account = $1 AND is_on = 1 AND recovery = $2 RETURNING account
