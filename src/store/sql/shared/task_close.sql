-- Ends the newest version of $1 at $2; index task_version
UPDATE task SET to_seq = $2
WHERE version = (SELECT version FROM task WHERE task = $1 ORDER BY from_seq DESC LIMIT 1)
