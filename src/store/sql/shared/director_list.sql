-- Organisations that direct or follow a task at $1; no index
SELECT a.task, a.organization FROM assignment a
WHERE a.role IN ('director', 'monitor') AND a.organization IS NOT NULL AND {{alive:a}}
