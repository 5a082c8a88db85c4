-- The newest message to the account $2 over $3 at $1; index delivery_of_account
SELECT d.delivery, d.started_at, d.outcome, d.attempt FROM delivery d
WHERE d.account = $2 AND d.channel = $3 AND {{alive:d}} ORDER BY d.started_seq DESC LIMIT 1
