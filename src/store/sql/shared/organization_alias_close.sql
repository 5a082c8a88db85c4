-- Ends the newest version of $1 and its name $2 at $3; index organization_alias_version
UPDATE organization_alias SET to_seq = $3
WHERE version = (SELECT version FROM organization_alias WHERE organization = $1 AND name = $2 ORDER BY from_seq DESC LIMIT 1)
