-- Adds a version that is true from the last value on; no index
INSERT INTO task_link (task, other, relation, from_seq) VALUES ($1, $2, $3, $4)
