-- Lets $1 wait again, given up or not heard of since $2; no index
UPDATE reading SET state = 'waiting', reader = '', message = '', seen_at = $3
WHERE reading = $1 AND (state = 'failed' OR (state = 'reading' AND seen_at < $2))
