-- Ends the link of $1 and $2, whichever was named first, at $3; index task_link_version
UPDATE task_link SET to_seq = $3
WHERE ((task = $1 AND other = $2) OR (task = $2 AND other = $1)) AND to_seq IS NULL
