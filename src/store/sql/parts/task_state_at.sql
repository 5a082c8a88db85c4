-- The state s of the task t at the position $1, and the report r that gives its result
JOIN task_state s ON s.version = (
  SELECT v.version FROM task_state v WHERE v.task = t.task AND v.from_seq <= $1 ORDER BY v.from_seq DESC LIMIT 1
)
LEFT JOIN report r ON r.report = s.result_report
