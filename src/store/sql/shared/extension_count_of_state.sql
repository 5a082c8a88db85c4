-- Number of requests for another day in the state $2 at $1, of the organisation $3 alone; index extension_by_state
SELECT count(*)
FROM extension e
JOIN assignment a ON a.assignment = e.assignment AND {{alive:a}}
WHERE e.state = $2 AND {{alive:e}} AND ($3 IS NULL OR a.organization = $3)
