-- Turns on the second step that was begun with this secret; no index
UPDATE account_second_step SET is_on = 1, last_step = $3, recovery = $4 WHERE account = $1 AND secret = $2 AND is_on = 0 RETURNING account
