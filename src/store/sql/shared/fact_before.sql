-- Number of the fact with the identifier $1 if there is one, time of the newest fact, and the head of the tree; index fact_id, fact_at
SELECT (SELECT seq FROM fact WHERE id = $1), (SELECT max(at) FROM fact), size, root, edge FROM tree_head WHERE one = 1
