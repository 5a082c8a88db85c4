-- Contents that were put before $1; no index
SELECT sha256 FROM blob WHERE put_at < $1 ORDER BY sha256
