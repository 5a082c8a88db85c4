-- Ends the newest version of $1 at $2; index evidence_version
UPDATE evidence SET to_seq = $2
WHERE version = (SELECT version FROM evidence WHERE evidence = $1 ORDER BY from_seq DESC LIMIT 1)
