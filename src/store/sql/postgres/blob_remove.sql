-- Removes the content $1; no index
DELETE FROM blob WHERE sha256 = $1
