-- The newest version of an organisation; index organization_version
SELECT {{organization_columns:o}} FROM organization o WHERE o.organization = $1 ORDER BY o.from_seq DESC LIMIT 1
