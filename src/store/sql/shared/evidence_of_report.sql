-- Files of the report $1; index evidence_of_report
SELECT evidence, report, task, sha256, name, size, media_type FROM evidence WHERE report = $1 ORDER BY version
