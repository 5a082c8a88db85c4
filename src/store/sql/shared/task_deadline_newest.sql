-- The newest deadline of the task $1; index task_version
SELECT deadline FROM task WHERE task = $1 ORDER BY from_seq DESC LIMIT 1
