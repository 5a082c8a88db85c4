-- How the reporting assignments of the task $1 stand now, but for $2, by work status; index assignment_state_of_task
SELECT s.work, COUNT(*), CAST(SUM(s.percent) AS BIGINT), MAX(s.submitted_on), MAX(s.completed_on), MAX(s.extended_to),
  CAST(MIN(CASE WHEN s.work IN ('completed', 'cancelled', 'superseded') OR (s.work = 'submitted' AND s.submitted_on <= s.due) THEN NULL
    ELSE {{due_rank:s}} END) AS BIGINT),
  CAST(MAX(CASE WHEN s.work IN ('cancelled', 'superseded') THEN NULL ELSE {{due_rank:s}} END) AS BIGINT)
FROM assignment_state s WHERE s.task = $1 AND s.assignment <> $2 AND s.reports = 1 AND s.to_seq IS NULL GROUP BY s.work
