-- Files of the report $1; index evidence_of_report, fact_words_place
SELECT {{evidence_line}} FROM evidence e {{evidence_words}} WHERE e.report = $1 ORDER BY e.version
