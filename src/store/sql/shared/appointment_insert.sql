-- Adds a version that is true from the last value on; no index
INSERT INTO appointment (account, role, organization, from_seq)
VALUES ($1, $2, $3, $4)
