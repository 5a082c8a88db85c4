-- The newest version of a plan; index plan_version
SELECT draft, document, number, date, title, issuer FROM plan WHERE plan = $1 ORDER BY from_seq DESC LIMIT 1
