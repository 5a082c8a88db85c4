-- Adds a version that is true from the last value on; no index
INSERT INTO task_state (task, plan, due, open_due, ongoing, work, percent, submitted_on, completed_on, result_report, evidence_count, extended_to, held, due_source, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
