-- What came of the document $1 in the hands of $2; no index
UPDATE reading SET state = $3, message = $4, seen_at = $5 WHERE reading = $1 AND reader = $2 AND state = 'reading'
