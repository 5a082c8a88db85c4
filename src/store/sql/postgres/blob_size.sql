-- The size of the content $1; no index
SELECT size FROM blob WHERE sha256 = $1
