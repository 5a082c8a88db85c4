-- Ends the newest version about $3 of kind $2 to the account $1 at $4; index reminder_version
UPDATE reminder SET to_seq = $4
WHERE version = (SELECT version FROM reminder WHERE account = $1 AND kind = $2 AND about = $3 ORDER BY from_seq DESC LIMIT 1)
