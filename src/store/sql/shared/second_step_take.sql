-- Takes a code of this step, if none of it or of a later one was taken; no index
UPDATE account_second_step SET last_step = $2 WHERE account = $1 AND is_on = 1 AND last_step < $2 RETURNING account
