-- One row if there is a table of migrations; no index
SELECT 1 WHERE to_regclass('migration') IS NOT NULL
