-- The newest version of an indicator; index indicator_version
SELECT withdrawn, words FROM indicator WHERE indicator = $1 ORDER BY from_seq DESC LIMIT 1
