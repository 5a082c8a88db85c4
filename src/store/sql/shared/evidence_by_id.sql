-- The file $2 at $1, if $3 sent it; index evidence_version, fact_words_place
SELECT {{evidence_line}} FROM evidence e {{evidence_words}}
WHERE e.evidence = $2 AND {{alive:e}} AND ($3 IS NULL OR e.organization = $3)
