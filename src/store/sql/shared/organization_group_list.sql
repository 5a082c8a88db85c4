-- Groups of organisations at $1; no index
SELECT g.organization_group, g.name, g.aliases, g.members, g.terms FROM organization_group g WHERE {{alive:g}}
ORDER BY g.organization_group
