-- Begins a second step in place of one that was only begun; no index
INSERT INTO account_second_step (account, secret, is_on, last_step, recovery) VALUES ($1, $2, 0, 0, '')
ON CONFLICT (account) DO UPDATE SET secret = excluded.secret WHERE account_second_step.is_on = 0 RETURNING account
