-- Adds a version that is true from the last value on; no index
INSERT INTO report_state (report, seq, assignment, task, organization, sent_on, completed, difficulty, evidence_count, state, decided_at, decided_seq, decision_text, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
