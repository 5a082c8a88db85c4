-- Begins a part of a transaction that can be undone alone; no index
SAVEPOINT part
