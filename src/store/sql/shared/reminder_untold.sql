-- Accounts with reminders since $3 that no message over $2 has told them at $1; index reminder_by_time, delivery_of_account
SELECT i.account || '', max(i.from_seq), max(i.urgent) -- found by time, not in order of accounts
FROM reminder i
WHERE i.raised_at >= $3 AND {{alive:i}} AND i.from_seq > coalesce((
  SELECT d.upto FROM delivery d WHERE d.account = i.account AND d.channel = $2 AND d.outcome = 'sent' AND {{alive:d}}
  ORDER BY d.started_seq DESC LIMIT 1), 0)
GROUP BY 1 ORDER BY 1
