-- Sets the head of the tree; no index
UPDATE tree_head SET size = $1, root = $2, edge = $3 WHERE one = 1
