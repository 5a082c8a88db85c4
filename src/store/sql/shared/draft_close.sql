-- Ends the newest version of $1 at $2; index draft_version
UPDATE draft SET to_seq = $2
WHERE version = (SELECT version FROM draft WHERE draft = $1 ORDER BY from_seq DESC LIMIT 1)
