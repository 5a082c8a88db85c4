-- Ends the newest version of $1 at $2; index organization_group_version
UPDATE organization_group SET to_seq = $2
WHERE version = (SELECT version FROM organization_group WHERE organization_group = $1 ORDER BY from_seq DESC LIMIT 1)
