-- Every assignment at $1 in order of plan and task, of those that $2 holds; index task_in_order, assignment_of_task, assignment_state_version
SELECT {{assignment_line}}
FROM plan p {{then_join}} task t ON t.plan = p.plan AND {{alive:t}}
{{then_join}} assignment a ON a.task = t.task AND {{alive:a}}
{{assignment_state_at}}
LEFT JOIN organization o ON o.organization = a.organization AND {{alive:o}}
WHERE {{alive:p}} AND ($2 IS NULL OR a.organization = $2)
ORDER BY p.from_seq, t.sort, t.task, a.version
