-- At most $2 checkpoints after the number $1, in order; no index
SELECT number, size, at, note FROM checkpoint WHERE number > $1 ORDER BY number LIMIT $2
