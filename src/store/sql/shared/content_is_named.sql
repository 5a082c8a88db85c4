-- Whether a document, a reading or an evidence file of another fact than $2 names the content $1; no index
SELECT EXISTS (SELECT 1 FROM document d WHERE d.sha256 = $1)
  OR EXISTS (SELECT 1 FROM draft d WHERE d.reading = $1)
  OR EXISTS (SELECT 1 FROM reading r WHERE r.sha256 = $1)
  OR EXISTS (SELECT 1 FROM evidence e {{evidence_words}} WHERE coalesce(substr(w.text, 1, 64), e.sha256) = $1 AND e.from_seq <> $2)
