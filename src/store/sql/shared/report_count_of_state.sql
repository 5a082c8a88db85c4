-- Number of reports in the state $2 at $1; index report_state_by_state, report_state_closed
SELECT (
  SELECT count(*) FROM report_state s WHERE s.to_seq IS NULL AND s.state = $2 AND {{report_filter:s}}
) + (
  SELECT count(*) FROM report_state s WHERE s.to_seq > $1 AND s.state = $2 AND {{report_filter:s}}
)
