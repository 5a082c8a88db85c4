-- Ended before $1; no index
DELETE FROM reading WHERE state IN ('done', 'failed') AND seen_at < $1
