-- Reports that were returned at $1 and are the newest of their holder; index assignment_state_version
SELECT s.assignment, s.task, s.organization, r.decided_at FROM report_state r
JOIN assignment_state s ON s.assignment = r.assignment AND {{alive:s}} AND s.last_report = r.report
WHERE r.state = 'returned' AND r.decided_at IS NOT NULL AND {{alive:r}}
  AND s.work NOT IN ('completed', 'suspended', 'cancelled', 'superseded')
