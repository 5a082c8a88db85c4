-- A number that changes when another connection has written; no index
PRAGMA data_version
