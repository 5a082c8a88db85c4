-- Ends the newest version of $1 at $2; index organization_version
UPDATE organization SET to_seq = $2
WHERE version = (SELECT version FROM organization WHERE organization = $1 ORDER BY from_seq DESC LIMIT 1)
