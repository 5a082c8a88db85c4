-- Corrected documents of the plan $2 at $1; index adjustment_of_plan, document_version
SELECT a.from_seq, a.made_at, a.made_by,
  coalesce((SELECT w.text FROM fact_words w WHERE w.seq = a.from_seq AND w.field = 'reason'), a.reason), a.authority, d.name
FROM adjustment a JOIN document d ON d.document = a.document AND {{alive:d}}
WHERE a.plan = $2 AND a.from_seq <= $1 ORDER BY a.from_seq
