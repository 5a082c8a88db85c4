-- Assignments of the task $2 at $1 in order of the document; index assignment_of_task, assignment_state_version
SELECT {{assignment_line}}
FROM assignment a
JOIN task t ON t.task = a.task AND {{alive:t}}
JOIN plan p ON p.plan = t.plan AND {{alive:p}}
{{assignment_state_at}}
LEFT JOIN organization o ON o.organization = a.organization AND {{alive:o}}
WHERE a.task = $2 AND {{alive:a}}
ORDER BY a.place
