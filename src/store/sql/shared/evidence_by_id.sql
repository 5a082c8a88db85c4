-- The file $2 at $1, if $3 sent it; index evidence_version
SELECT e.evidence, e.report, e.task, e.sha256, e.name, e.size, e.media_type FROM evidence e
WHERE e.evidence = $2 AND {{alive:e}} AND ($3 IS NULL OR e.organization = $3)
