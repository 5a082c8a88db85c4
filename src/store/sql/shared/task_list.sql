-- Tasks at $1 in order of the documents: first which, by the index alone, then the rows; index task_in_order, task_state_version
SELECT {{task_line}}
FROM (
  SELECT t.version, p.approved_seq AS plan_seq, t.sort, t.task
  FROM plan p {{then_join}} task t ON t.plan = p.plan AND {{alive:t}}
  WHERE {{alive:p}} AND {{task_filter}}
  ORDER BY p.approved_seq, p.from_seq, t.sort, t.task LIMIT $11 OFFSET $12
) page {{then_join}} task t ON t.version = page.version
{{task_state_at}}
ORDER BY page.plan_seq, page.sort, page.task
