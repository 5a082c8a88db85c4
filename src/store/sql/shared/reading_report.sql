-- The reader $2 is at work on $1; no index
UPDATE reading SET page = $3, pages = $4, seen_at = $5 WHERE reading = $1 AND reader = $2 AND state = 'reading' RETURNING reading
