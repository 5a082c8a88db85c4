-- Work that is owed at $1 with a day until $2; index assignment_state_by_open_due, assignment_state_closed
SELECT s.assignment, s.task, s.organization, s.open_due FROM assignment_state s
WHERE s.to_seq IS NULL AND s.from_seq <= $1 AND s.open_due <= $2 AND s.reports = 1
UNION ALL
SELECT s.assignment, s.task, s.organization, s.open_due FROM assignment_state s
WHERE s.to_seq > $1 AND s.from_seq <= $1 AND s.open_due <= $2 AND s.reports = 1
