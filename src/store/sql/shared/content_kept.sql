-- Every content that something names, readings and what is past too; index fact_words_place
SELECT d.sha256 FROM document d UNION SELECT d.reading FROM draft d UNION SELECT r.sha256 FROM reading r UNION
SELECT coalesce(substr(w.text, 1, 64), e.sha256) FROM evidence e {{evidence_words}} WHERE e.sha256 <> '' OR w.text IS NOT NULL
