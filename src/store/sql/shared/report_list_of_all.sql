-- Reports at $1, newest first; index report_seq, report_state_version
SELECT {{report_line}}
FROM report r
{{report_state_at}}
{{report_words}}
WHERE r.seq <= $1 AND {{report_filter:s}}
ORDER BY r.seq DESC LIMIT $7 OFFSET $8
