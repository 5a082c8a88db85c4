-- Ends the newest version of $1 at $2; index plan_version
UPDATE plan SET to_seq = $2
WHERE version = (SELECT version FROM plan WHERE plan = $1 ORDER BY from_seq DESC LIMIT 1)
