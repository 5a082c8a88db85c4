-- How a task stands now; index task_state_version
SELECT task, plan, due, work, submitted_on, completed_on, open_due, ongoing, percent, result_report, evidence_count, extended_to, held, due_source
FROM task_state WHERE task = $1 ORDER BY from_seq DESC LIMIT 1
