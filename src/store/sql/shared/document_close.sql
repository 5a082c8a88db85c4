-- Ends the newest version of $1 at $2; index document_version
UPDATE document SET to_seq = $2
WHERE version = (SELECT version FROM document WHERE document = $1 ORDER BY from_seq DESC LIMIT 1)
