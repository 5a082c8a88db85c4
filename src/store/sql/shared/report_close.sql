-- Ends the newest version of $1 at $2; index report_version
UPDATE report SET to_seq = $2
WHERE version = (SELECT version FROM report WHERE report = $1 ORDER BY from_seq DESC LIMIT 1)
