-- Learned names at $1, by organisation; no index
SELECT l.organization, l.name, l.draft, l.learned_at, l.learned_by FROM organization_alias l
WHERE {{alive:l}} AND l.removed = 0 ORDER BY l.organization, l.name
