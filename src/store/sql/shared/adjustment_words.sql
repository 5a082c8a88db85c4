-- All versions at $1 of the tasks of the plan $2 (or of $3 alone) that have one after $4; index task_in_order, task_version
SELECT t.task, t.from_seq, t.section, t.ordinal, t.title, t.lead_text, t.coordinate_text, t.product, t.deadline_text, t.note, t.basis
FROM task t
WHERE t.plan = $2 AND ($3 IS NULL OR t.task = $3) AND t.from_seq <= $1
AND EXISTS (SELECT 1 FROM task v WHERE v.task = t.task AND v.from_seq > $4 AND v.from_seq <= $1)
ORDER BY t.sort, t.task, t.from_seq
