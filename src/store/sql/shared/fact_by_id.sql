-- Number of the fact with the identifier $1; index fact_id
SELECT seq FROM fact WHERE id = $1
