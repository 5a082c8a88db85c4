-- Every content that a document or an evidence file names, also of the past; index fact_words_place
SELECT d.sha256 FROM document d UNION
SELECT coalesce(substr(w.text, 1, 64), e.sha256) FROM evidence e {{evidence_words}} WHERE e.sha256 <> '' OR w.text IS NOT NULL
