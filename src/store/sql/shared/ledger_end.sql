-- The time of the newest fact, and the head of the tree; index fact_at
SELECT (SELECT max(at) FROM fact), size, root, edge FROM tree_head WHERE one = 1
