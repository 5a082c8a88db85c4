-- Requests for another day in the state $2 at $1, of the organisation $3 alone, the oldest first; index extension_by_state
SELECT {{extension_line}}
FROM extension e
{{extension_words}}
WHERE e.state = $2 AND {{alive:e}} AND ($3 IS NULL OR a.organization = $3)
ORDER BY e.asked_at, e.extension LIMIT $4 OFFSET $5
