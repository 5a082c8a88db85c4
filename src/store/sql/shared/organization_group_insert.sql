-- Adds a version that is true from the last value on; no index
INSERT INTO organization_group (organization_group, name, aliases, members, terms, from_seq)
VALUES ($1, $2, $3, $4, $5, $6)
