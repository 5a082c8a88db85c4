-- Keeps the edge after $1 facts; no index
INSERT INTO tree_edge (size, edge) VALUES ($1, $2)
