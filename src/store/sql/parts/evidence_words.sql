-- The words w of the file e
LEFT JOIN fact_words w ON w.seq = e.from_seq AND w.field = e.evidence
