-- Assignments of all at $1 whose open day lies from $13 to $14, the oldest open day first; index assignment_state_by_open_due, assignment_state_closed
WITH page AS (
  SELECT s.version, s.open_due, s.assignment FROM assignment_state s
  WHERE s.to_seq IS NULL AND s.open_due >= $13 AND s.open_due <= $14 AND {{assignment_filter:s}}
  UNION ALL
  SELECT s.version, s.open_due, s.assignment FROM assignment_state s
  WHERE s.to_seq > $1 AND s.open_due >= $13 AND s.open_due <= $14 AND {{assignment_filter:s}}
  ORDER BY 2, 3 LIMIT $11 OFFSET $12
)
SELECT {{assignment_line}}
FROM page {{then_join}} assignment_state s ON s.version = page.version
{{assignment_words}}
ORDER BY page.open_due, page.assignment
