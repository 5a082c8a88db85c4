-- Removes the pieces of the content $1; no index
DELETE FROM blob_piece WHERE sha256 = $1
