-- Keeps a checkpoint under the next number; no index
INSERT INTO checkpoint (number, size, at, note)
VALUES ((SELECT coalesce(max(number), 0) + 1 FROM checkpoint), $1, $2, $3)
