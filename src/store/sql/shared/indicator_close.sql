-- Ends the newest version of $1 at $2; index indicator_version
UPDATE indicator SET to_seq = $2
WHERE version = (SELECT version FROM indicator WHERE indicator = $1 ORDER BY from_seq DESC LIMIT 1)
