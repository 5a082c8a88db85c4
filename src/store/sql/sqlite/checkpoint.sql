-- Moves the write-ahead log into the database; no index
PRAGMA wal_checkpoint(TRUNCATE)
