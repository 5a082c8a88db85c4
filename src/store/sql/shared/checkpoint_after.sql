-- At most $2 checkpoints after the one with the number $1 (0: from the beginning), by size and number; index checkpoint_place
SELECT number, size, at, note FROM checkpoint
WHERE (size, number) > (coalesce((SELECT size FROM checkpoint WHERE number = $1), -1), $1)
ORDER BY size, number LIMIT $2
