-- Time of the newest fact; index fact_at
SELECT max(at) FROM fact
