-- Every content that a document or an evidence file names, also of the past; no index
SELECT d.sha256 FROM document d UNION SELECT e.sha256 FROM evidence e
