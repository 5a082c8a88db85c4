-- Adds what was recorded about an event, or when it is expected; no index
INSERT INTO plan_event (plan, event, happened_on, authority, reason, recorded_at, recorded_by, tasks, planned, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
