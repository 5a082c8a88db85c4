-- Undoes the transaction; no index
ROLLBACK
