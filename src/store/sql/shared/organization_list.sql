-- Organisations at $1; no index
SELECT o.organization, o.name, o.aliases, o.level, o.line FROM organization o WHERE {{alive:o}} ORDER BY o.organization
