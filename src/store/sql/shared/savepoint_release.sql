-- Keeps the part; no index
RELEASE SAVEPOINT part
