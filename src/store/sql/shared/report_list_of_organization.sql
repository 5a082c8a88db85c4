-- Reports of the organisation $3 at $1, newest first; index report_state_of_organization, report_state_closed
WITH page AS (
  SELECT s.version, s.seq FROM report_state s WHERE s.to_seq IS NULL AND s.organization = $3 AND {{report_filter:s}}
  UNION ALL
  SELECT s.version, s.seq FROM report_state s WHERE s.to_seq > $1 AND s.organization = $3 AND {{report_filter:s}}
  ORDER BY 2 DESC LIMIT $7 OFFSET $8
)
SELECT {{report_line}}
FROM page {{then_join}} report_state s ON s.version = page.version
JOIN report r ON r.seq = s.seq
{{report_words}}
ORDER BY page.seq DESC
