-- Ends the newest version of the link of $1 to $2 at $3; index task_link_version
UPDATE task_link SET to_seq = $3
WHERE version = (SELECT version FROM task_link WHERE task = $1 AND other = $2 ORDER BY from_seq DESC LIMIT 1)
