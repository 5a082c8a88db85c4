-- Reports on the task $2 at $1, newest first, of those that $3 sent or whose assignment $3 holds; index report_of_task, report_state_version
SELECT {{report_line}}
FROM report r
{{report_state_at}}
{{report_words}}
WHERE r.task = $2 AND r.seq <= $1 AND ($3 IS NULL OR r.organization = $3
  OR r.assignment IN (SELECT h.assignment FROM assignment h WHERE h.organization = $3 AND h.task = $2 AND {{alive:h}}))
ORDER BY r.seq DESC
