-- The tasks that the task $2 is linked with at $1, 1 where they were named first; index task_link_version, task_link_of_other
SELECT l.relation, l.named_first, t.task, t.plan, t.ordinal, t.title, s.work
FROM (
  SELECT a.other AS linked, a.relation, 0 AS named_first, a.from_seq FROM task_link a WHERE a.task = $2 AND {{alive:a}}
  UNION ALL
  SELECT b.task AS linked, b.relation, 1 AS named_first, b.from_seq FROM task_link b WHERE b.other = $2 AND {{alive:b}}
) l
JOIN task t ON t.task = l.linked AND {{alive:t}}
{{task_state_at}}
ORDER BY l.from_seq
