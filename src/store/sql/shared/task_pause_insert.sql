-- Adds when a task was suspended or resumed; no index
INSERT INTO task_pause (task, suspended, reason, authority, made_at, made_by, from_seq) VALUES ($1, $2, $3, $4, $5, $6, $7)
