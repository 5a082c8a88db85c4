-- All versions at $1 of the indicators of the plan $2 that have one after $3; index indicator_of_plan, indicator_version
SELECT i.indicator, i.from_seq, i.withdrawn, i.words
FROM indicator i
WHERE i.plan = $2 AND i.from_seq <= $1
AND EXISTS (SELECT 1 FROM indicator v WHERE v.indicator = i.indicator AND v.from_seq > $3 AND v.from_seq <= $1)
ORDER BY i.sort, i.indicator, i.from_seq
