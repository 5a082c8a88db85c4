-- Messages at $1, where $2 is 1 those that were not sent, the newest first; index delivery_in_order
SELECT d.delivery, d.account, d.channel, d.urgent, d.attempt, d.started_at, d.ended_at, d.outcome, d.code
FROM delivery d WHERE ($2 = 0 OR d.outcome <> 'sent') AND {{alive:d}}
ORDER BY d.started_seq DESC LIMIT $3 OFFSET $4
