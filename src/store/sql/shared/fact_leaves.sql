-- Leaf hashes after $1 up to $2; no index
SELECT leaf FROM fact WHERE seq > $1 AND seq <= $2 ORDER BY seq
