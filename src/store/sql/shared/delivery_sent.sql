-- The newest message that was sent to the account $2 over $3 at $1, of digests alone where $4 is 1; index delivery_of_account
SELECT d.started_at, d.upto FROM delivery d
WHERE d.account = $2 AND d.channel = $3 AND d.outcome = 'sent' AND ($4 = 0 OR d.urgent = 0) AND {{alive:d}}
ORDER BY d.started_seq DESC LIMIT 1
