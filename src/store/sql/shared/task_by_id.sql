-- The task $2 at $1, if $3 holds a role in it; index task_version, task_state_version
SELECT {{task_line}}, t.note, t.basis, t.place, t.deadline
FROM task t
{{task_state_at}}
WHERE t.task = $2 AND {{alive:t}}
AND ($3 IS NULL OR EXISTS (SELECT 1 FROM assignment h WHERE h.organization = $3 AND h.task = t.task AND {{alive:h}}))
