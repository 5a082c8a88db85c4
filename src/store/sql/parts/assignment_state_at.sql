-- The state s of the assignment a at the position $1
JOIN assignment_state s ON s.version = (
  SELECT v.version FROM assignment_state v WHERE v.assignment = a.assignment AND v.from_seq <= $1
  ORDER BY v.from_seq DESC LIMIT 1
)
