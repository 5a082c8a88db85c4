-- One row if there is a table of migrations; no index
SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'
