-- Adds a version that is true from the last value on; no index
INSERT INTO assignment (assignment, task, role, organization, organization_group, printed, place, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
