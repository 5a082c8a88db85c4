-- The newest version of a group; index organization_group_version
SELECT organization_group, name, aliases, members, terms FROM organization_group WHERE organization_group = $1 ORDER BY from_seq DESC LIMIT 1
