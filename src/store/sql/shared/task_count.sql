-- Number of tasks at $1; index task_in_order, task_state_version
SELECT count(*)
FROM plan p {{then_join}} task t ON t.plan = p.plan AND {{alive:t}}
WHERE {{alive:p}} AND {{task_filter}}
