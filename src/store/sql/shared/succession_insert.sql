-- Adds organisations that changed; no index
INSERT INTO succession (succession, change, on_day, predecessors, successors, name_before, name_after, authority, recorded_at, recorded_by, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
