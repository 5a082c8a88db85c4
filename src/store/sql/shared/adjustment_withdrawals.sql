-- Tasks of the plan $2 (or $3 alone) that were cancelled after $4 and until $1, and when; index task_in_order, task_state_version
SELECT t.task, t.ordinal, t.title, (
  SELECT min(s.from_seq) FROM task_state s WHERE s.task = t.task AND s.work = 'cancelled' AND s.from_seq > $4 AND s.from_seq <= $1
) AS since
FROM task t
WHERE t.plan = $2 AND ($3 IS NULL OR t.task = $3) AND {{alive:t}}
AND EXISTS (SELECT 1 FROM task_state s WHERE s.task = t.task AND s.work = 'cancelled' AND s.from_seq > $4 AND s.from_seq <= $1)
ORDER BY t.sort, t.task
