-- Every assignment at $1 in order of plan and task, of those that $2 holds; index task_in_order, assignment_of_task, assignment_state_of_task, assignment_state_closed
SELECT {{assignment_line}}, p.approved_seq AS plan_order, t.sort AS task_order, t.task AS task_key, a.place AS holder_order
FROM plan p {{then_join}} task t ON t.plan = p.plan AND {{alive:t}}
{{then_join}} assignment a ON a.task = t.task AND {{alive:a}}
{{then_join}} assignment_state s
  ON s.task = a.task AND s.assignment = a.assignment AND s.to_seq IS NULL AND s.from_seq + 0 <= $1 -- + 0: by the short index
LEFT JOIN organization o ON o.organization = a.organization AND {{alive:o}}
WHERE {{alive:p}} AND ($2 IS NULL OR a.organization = $2)
UNION ALL
SELECT {{assignment_line}}, p.approved_seq AS plan_order, t.sort AS task_order, t.task AS task_key, a.place AS holder_order
FROM assignment_state s
{{assignment_words}}
WHERE s.to_seq > $1 AND s.from_seq <= $1 AND ($2 IS NULL OR a.organization = $2)
ORDER BY plan_order, task_order, task_key, holder_order
