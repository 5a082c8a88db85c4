-- Adds a version that is true from the last value on; no index
INSERT INTO organization (organization, name, aliases, level, line, from_seq)
VALUES ($1, $2, $3, $4, $5, $6)
