-- A task_state or assignment_state: $6 timing, $7 work
($7 IS NULL OR #.work = $7)
AND ($6 IS NULL OR {{timing:#}} = $6 OR ($6 = 'open_in_time' AND #.work NOT IN ('suspended', 'cancelled', 'superseded')
  AND ({{timing:#}} IN ('in_time', 'near_due') OR ({{timing:#}} = 'no_deadline' AND #.ongoing = 0))))
