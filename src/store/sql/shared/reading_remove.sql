-- Takes a document off the list; no index
DELETE FROM reading WHERE reading = $1
