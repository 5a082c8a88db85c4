-- What was recorded about events of the plan $1, the oldest first; index plan_event_of_plan
SELECT event, happened_on FROM plan_event WHERE plan = $1 ORDER BY from_seq
