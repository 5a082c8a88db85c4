-- Ends the newest version of $1 at $2; index extension_version
UPDATE extension SET to_seq = $2
WHERE version = (SELECT version FROM extension WHERE extension = $1 ORDER BY from_seq DESC LIMIT 1)
