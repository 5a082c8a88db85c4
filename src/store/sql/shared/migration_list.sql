-- Names of the migrations that were applied; no index
SELECT name FROM migration
