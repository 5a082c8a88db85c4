-- Organisations at $1; no index
SELECT {{organization_columns:o}} FROM organization o WHERE {{alive:o}} ORDER BY o.organization
