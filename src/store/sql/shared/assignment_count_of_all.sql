-- Number of assignments of all at $1 whose open day lies from $13 to $14; index assignment_state_by_open_due, assignment_state_closed
SELECT (
  SELECT count(*) FROM assignment_state s WHERE s.to_seq IS NULL AND s.open_due >= $13 AND s.open_due <= $14 AND {{assignment_filter:s}}
) + (
  SELECT count(*) FROM assignment_state s WHERE s.to_seq > $1 AND s.open_due >= $13 AND s.open_due <= $14 AND {{assignment_filter:s}}
)
