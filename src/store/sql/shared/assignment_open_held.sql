-- What the organisation $2 holds at $1 in any role and is not done; index assignment_of_organization, assignment_state_version
SELECT {{assignment_line}}
FROM assignment a
JOIN task t ON t.task = a.task AND {{alive:t}}
JOIN plan p ON p.plan = t.plan AND {{alive:p}}
{{assignment_state_at}}
LEFT JOIN organization o ON o.organization = a.organization AND {{alive:o}}
WHERE a.organization = $2 AND {{alive:a}} AND s.work NOT IN ('completed', 'cancelled', 'superseded')
AND NOT EXISTS (SELECT 1 FROM task_state k WHERE k.task = a.task AND {{alive:k}} AND k.work IN ('completed', 'cancelled', 'superseded'))
ORDER BY p.approved_seq, t.sort, a.place
