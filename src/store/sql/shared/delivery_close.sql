-- Ends the newest version of $1 at $2; index delivery_version
UPDATE delivery SET to_seq = $2
WHERE version = (SELECT version FROM delivery WHERE delivery = $1 ORDER BY from_seq DESC LIMIT 1)
