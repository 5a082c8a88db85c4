-- The newest version of an organisation; index organization_version
SELECT organization, name, aliases, level, line FROM organization WHERE organization = $1 ORDER BY from_seq DESC LIMIT 1
