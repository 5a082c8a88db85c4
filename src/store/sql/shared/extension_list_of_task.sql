-- Requests for another day of the task $2 at $1, of the organisation $3 alone, newest first; index extension_of_task
SELECT {{extension_line}}
FROM extension e
{{extension_words}}
WHERE e.task = $2 AND {{alive:e}} AND ($3 IS NULL OR a.organization = $3)
ORDER BY e.asked_at DESC, e.extension DESC
