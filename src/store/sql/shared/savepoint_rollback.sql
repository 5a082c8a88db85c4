-- Undoes the part; no index
ROLLBACK TO SAVEPOINT part
