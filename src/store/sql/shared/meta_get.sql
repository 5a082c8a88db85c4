-- A named value of the installation; no index
SELECT value FROM meta WHERE name = $1
