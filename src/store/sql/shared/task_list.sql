-- Tasks at $1 in order of the documents; index task_in_order, task_state_version
SELECT {{task_line}}
FROM plan p {{then_join}} task t ON t.plan = p.plan AND {{alive:t}}
{{task_state_at}}
WHERE {{alive:p}} AND {{task_filter}}
ORDER BY p.from_seq, t.sort, t.task LIMIT $10 OFFSET $11
