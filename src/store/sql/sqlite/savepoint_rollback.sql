-- Undoes the part; no index
ROLLBACK TO part
