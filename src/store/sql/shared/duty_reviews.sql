-- Reports that wait for a decision at $1; no index
SELECT r.report, r.task, r.organization, r.sent_on FROM report_state r WHERE r.state = 'sent' AND {{alive:r}}
