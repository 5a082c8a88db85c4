-- Who holds the tasks of the plan $2 at $1, in order of the document; index task_in_order, assignment_of_task
SELECT a.task, a.assignment, a.role, a.organization, a.organization_group, a.printed, s.work
FROM task t
JOIN assignment a ON a.task = t.task AND {{alive:a}}
{{assignment_state_at}}
WHERE t.plan = $2 AND {{alive:t}}
ORDER BY a.version
