-- Number of reports of the organisation $3 at $1; index report_state_of_organization, report_state_closed
SELECT (
  SELECT count(*) FROM report_state s WHERE s.to_seq IS NULL AND s.organization = $3 AND {{report_filter:s}}
) + (
  SELECT count(*) FROM report_state s WHERE s.to_seq > $1 AND s.organization = $3 AND {{report_filter:s}}
)
