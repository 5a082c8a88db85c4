-- Waits until no other process writes, and keeps it so until the transaction ends (the number is 'SauRo' in ASCII); no index
SELECT pg_advisory_xact_lock(358117364335)
