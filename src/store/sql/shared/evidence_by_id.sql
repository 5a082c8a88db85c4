-- The file $2 at $1, if $3 sent it or holds its assignment; index evidence_version, fact_words_place
SELECT {{evidence_line}} FROM evidence e {{evidence_words}}
WHERE e.evidence = $2 AND {{alive:e}} AND ($3 IS NULL OR e.organization = $3 OR EXISTS (
  SELECT 1 FROM report r JOIN assignment h ON h.assignment = r.assignment
  WHERE r.report = e.report AND r.task = e.task AND h.organization = $3 AND h.task = e.task AND {{alive:h}}
))
