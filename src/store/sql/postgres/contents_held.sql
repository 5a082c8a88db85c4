-- One row while this connection still holds contents; no index
SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND objsubid = 1
  AND classid = (358117364336 >> 32)::oid AND objid = (358117364336 & 4294967295)::oid AND granted
