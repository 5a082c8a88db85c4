-- Ends the newest version of $1 at $2; index assignment_version
UPDATE assignment SET to_seq = $2
WHERE version = (SELECT version FROM assignment WHERE assignment = $1 ORDER BY from_seq DESC LIMIT 1)
