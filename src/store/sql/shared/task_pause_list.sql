-- When the task $2 was suspended and resumed until $1, the oldest first; index task_pause_of_task
SELECT suspended, {{pause_reason}}, authority, made_at, made_by FROM task_pause WHERE task = $2 AND from_seq <= $1 ORDER BY from_seq
