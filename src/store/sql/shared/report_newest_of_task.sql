-- The newest report on the task $1 in the state $2; index report_state_of_task
SELECT report FROM report_state WHERE task = $1 AND state = $2 AND to_seq IS NULL ORDER BY seq DESC LIMIT 1
