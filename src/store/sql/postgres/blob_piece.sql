-- The piece $2 of the content $1; no index
SELECT bytes FROM blob_piece WHERE sha256 = $1 AND number = $2
