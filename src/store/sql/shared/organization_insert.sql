-- Adds a version that is true from the last value on; no index
INSERT INTO organization (organization, name, aliases, level, line, parent, identifier, first_day, last_day, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
