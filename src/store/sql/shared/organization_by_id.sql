-- The organisation $2 at $1; index organization_version
SELECT {{organization_columns:o}} FROM organization o WHERE o.organization = $2 AND {{alive:o}}
