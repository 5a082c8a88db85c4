-- Number of tasks at $1; index task_in_order, task_state_version
SELECT count(*)
FROM plan p {{then_join}} task t ON t.plan = p.plan AND {{alive:t}}
JOIN task_state s ON s.version = (
  SELECT v.version FROM task_state v WHERE v.task = t.task AND v.from_seq <= $1 ORDER BY v.from_seq DESC LIMIT 1
)
WHERE {{alive:p}} AND {{task_filter}}
