-- Corrected documents of the plan $2 at $1; index adjustment_of_plan, document_version
SELECT a.from_seq, a.made_at, a.made_by, a.reason, a.authority, d.name
FROM adjustment a JOIN document d ON d.document = a.document AND {{alive:d}}
WHERE a.plan = $2 AND a.from_seq <= $1 ORDER BY a.from_seq
