-- The timing on the day $2, near to due until $3; the same rule as domain::TimingOn (a test compares them)
CASE
  WHEN #.work = 'completed' THEN CASE WHEN #.due IS NOT NULL AND #.completed_on > #.due THEN 'done_late' ELSE 'done_on_time' END
  WHEN #.due IS NULL OR #.work IN ('suspended', 'cancelled', 'superseded') THEN 'no_deadline'
  WHEN #.open_due < $2 THEN 'overdue'
  WHEN #.open_due <= $3 THEN 'near_due'
  ELSE 'in_time'
END
