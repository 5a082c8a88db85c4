-- Number of assignments of the organisation $4 at $1; index assignment_state_of_organization, assignment_state_closed
SELECT (
  SELECT count(*) FROM assignment_state s WHERE s.to_seq IS NULL AND s.organization = $4 AND {{assignment_filter:s}}
) + (
  SELECT count(*) FROM assignment_state s WHERE s.to_seq > $1 AND s.organization = $4 AND {{assignment_filter:s}}
)
