-- A message now; index delivery_version
SELECT delivery, account, channel, urgent, upto, attempt, started_at, started_seq, ended_at, outcome, code
FROM delivery WHERE delivery = $1 ORDER BY from_seq DESC LIMIT 1
