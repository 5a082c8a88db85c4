-- The head of the tree; no index
SELECT size, root, edge FROM tree_head WHERE one = 1
