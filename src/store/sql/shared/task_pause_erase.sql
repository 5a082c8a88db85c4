-- Puts $3 in the place of the reason with which the fact $2 suspended or resumed the task $1; index task_pause_of_task
UPDATE task_pause SET reason = $3 WHERE task = $1 AND from_seq = $2
