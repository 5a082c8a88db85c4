-- How every reporting assignment stands at $1, of those that $2 holds; index assignment_state_of_organization, assignment_state_closed
SELECT s.organization, s.due, s.work, s.submitted_on, s.completed_on, s.ongoing, s.last_difficulty FROM assignment_state s
WHERE s.to_seq IS NULL AND s.from_seq <= $1 AND s.reports = 1 AND ($2 IS NULL OR s.organization = $2)
UNION ALL
SELECT s.organization, s.due, s.work, s.submitted_on, s.completed_on, s.ongoing, s.last_difficulty FROM assignment_state s
WHERE s.to_seq > $1 AND s.from_seq <= $1 AND s.reports = 1 AND ($2 IS NULL OR s.organization = $2)
