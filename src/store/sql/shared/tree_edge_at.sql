-- The edge after $1 facts; no index
SELECT edge FROM tree_edge WHERE size = $1
