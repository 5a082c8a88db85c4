-- Ends the newest version of $1 at $2; index assignment_state_version
UPDATE assignment_state SET to_seq = $2
WHERE version = (SELECT version FROM assignment_state WHERE assignment = $1 ORDER BY from_seq DESC LIMIT 1)
