-- The newest checkpoint; no index
SELECT number, size, at, note FROM checkpoint ORDER BY number DESC LIMIT 1
