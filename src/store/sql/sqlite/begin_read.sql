-- A snapshot for reading; no index
BEGIN
