-- The report $2 at $1; index report_version, report_state_version, fact_words_place
SELECT {{report_line}}
FROM report r
{{report_state_at}}
{{report_words}}
WHERE r.report = $2 AND {{alive:r}}
