-- What was recorded about events of the plan $2 until $1, the oldest first; index plan_event_of_plan
SELECT event, happened_on, authority, reason, recorded_at, recorded_by
FROM plan_event WHERE plan = $2 AND from_seq <= $1 ORDER BY from_seq
