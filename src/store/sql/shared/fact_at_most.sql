-- Number of the last fact not after the time $1; index fact_at
SELECT seq FROM fact WHERE at <= $1 ORDER BY at DESC, seq DESC LIMIT 1
