-- Assignments of the organisation $4 at $1, the oldest open day first; index assignment_state_of_organization, assignment_state_closed
WITH page AS (
  SELECT s.version, s.open_due, s.assignment FROM assignment_state s
  WHERE s.to_seq IS NULL AND s.organization = $4 AND {{assignment_filter:s}}
  UNION ALL
  SELECT s.version, s.open_due, s.assignment FROM assignment_state s
  WHERE s.to_seq > $1 AND s.organization = $4 AND {{assignment_filter:s}}
  ORDER BY 2, 3 LIMIT $11 OFFSET $12
)
SELECT {{assignment_line}}
FROM page {{then_join}} assignment_state s ON s.version = page.version
{{assignment_words}}
ORDER BY page.open_due, page.assignment
