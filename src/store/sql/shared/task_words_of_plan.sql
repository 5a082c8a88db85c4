-- The words of the tasks of the plan $2 at $1 in order of the document, and how they stand; index task_in_order, task_state_version
SELECT t.task, t.sort, t.section, t.ordinal, t.title, t.lead_text, t.coordinate_text, t.product, t.deadline, t.note, t.basis, t.place, s.work
FROM task t
{{task_state_at}}
WHERE t.plan = $2 AND {{alive:t}}
ORDER BY t.sort, t.task
