-- Ends the newest version of $1 at $2; index appointment_version
UPDATE appointment SET to_seq = $2
WHERE version = (SELECT version FROM appointment WHERE account = $1 ORDER BY from_seq DESC LIMIT 1)
