-- How every task stands at $1, of those in which $2 holds a role; index task_state_current, task_state_closed
SELECT s.plan, s.due, s.work, s.submitted_on, s.completed_on, s.ongoing FROM task_state s
WHERE s.to_seq IS NULL AND s.from_seq <= $1
AND ($2 IS NULL OR s.task IN (SELECT h.task FROM assignment h WHERE h.organization = $2 AND {{alive:h}}))
UNION ALL
SELECT s.plan, s.due, s.work, s.submitted_on, s.completed_on, s.ongoing FROM task_state s
WHERE s.to_seq > $1 AND s.from_seq <= $1
AND ($2 IS NULL OR s.task IN (SELECT h.task FROM assignment h WHERE h.organization = $2 AND {{alive:h}}))
