-- Columns of EvidenceLine; the words of a file are its SHA-256, a blank and its name
e.evidence, e.report, e.task, coalesce(substr(w.text, 1, 64), e.sha256), coalesce(substr(w.text, 66), e.name), e.size, e.media_type
