-- Number of reports at $1; index report_state_closed
SELECT (
  SELECT count(*) FROM report_state s WHERE s.to_seq IS NULL AND {{report_filter:s}}
) + (
  SELECT count(*) FROM report_state s WHERE s.to_seq > $1 AND {{report_filter:s}}
)
