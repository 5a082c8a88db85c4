-- Adds a version that is true from the last value on; no index
INSERT INTO assignment_state (assignment, task, plan, organization, reports, due, open_due, ongoing, work, percent, accepted_percent, submitted_on, completed_on, last_report, last_report_at, last_state, last_difficulty, extended_to, held, due_source, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
