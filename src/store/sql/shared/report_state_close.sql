-- Ends the newest version of $1 at $2; index report_state_version
UPDATE report_state SET to_seq = $2
WHERE version = (SELECT version FROM report_state WHERE report = $1 ORDER BY from_seq DESC LIMIT 1)
