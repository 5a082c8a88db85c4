-- A snapshot for reading; no index
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
