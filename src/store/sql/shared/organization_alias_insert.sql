-- Adds a version that is true from the last value on; no index
INSERT INTO organization_alias (organization, name, draft, learned_at, learned_by, removed, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7)
