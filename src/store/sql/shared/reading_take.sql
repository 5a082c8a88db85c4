-- The reader $1 takes the document that waits longest; no index
UPDATE reading SET state = 'reading', reader = $1, seen_at = $2, page = 0, pages = 0, message = ''
WHERE state = 'waiting' AND reading = (SELECT reading FROM reading WHERE state = 'waiting' ORDER BY created_at, reading LIMIT 1)
RETURNING reading, account, organization, sha256, name, state, page, pages, message, created_at, seen_at
