-- States of assignments: $5 plan, $6 timing, $7 work, $8 open only, $9 reporting only, $10 text
#.from_seq <= $1
AND ($9 = 0 OR #.reports = 1)
AND ($5 IS NULL OR #.plan = $5)
AND ($7 IS NULL OR #.work = $7)
AND ($8 = 0 OR #.work NOT IN ('completed', 'cancelled', 'superseded'))
AND ($10 IS NULL OR #.task IN (SELECT t.task FROM task t WHERE instr(t.title_folded, $10) > 0 AND {{alive:t}}))
AND ($6 IS NULL OR {{timing:#}} = $6)
