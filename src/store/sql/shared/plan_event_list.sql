-- What was recorded about events of the plan $2 until $1, or expected where $3 is 1, the oldest first; index plan_event_of_plan
SELECT event, happened_on, authority,
  coalesce((SELECT w.text FROM fact_words w WHERE w.seq = plan_event.from_seq AND w.field = 'reason'), reason), recorded_at, recorded_by, tasks
FROM plan_event WHERE plan = $2 AND from_seq <= $1 AND planned = $3 ORDER BY from_seq
