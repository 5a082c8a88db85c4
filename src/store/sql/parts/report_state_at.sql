-- The state s of the report r at the position $1
JOIN report_state s ON s.version = (
  SELECT v.version FROM report_state v WHERE v.report = r.report AND v.from_seq <= $1 ORDER BY v.from_seq DESC LIMIT 1
)
