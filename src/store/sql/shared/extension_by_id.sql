-- The request $2 for another day at $1; index extension_version
SELECT {{extension_line}}
FROM extension e
{{extension_words}}
WHERE e.extension = $2 AND {{alive:e}}
