-- Begins a transaction, in which the lock of writers is taken first; no index
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE
