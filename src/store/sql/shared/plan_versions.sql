-- What the plan $2 was called until $1, the oldest first; index plan_version
SELECT from_seq, number, date, title, issuer FROM plan WHERE plan = $2 AND from_seq <= $1 ORDER BY from_seq
