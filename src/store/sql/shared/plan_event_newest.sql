-- What was recorded about events of the plan $1, the oldest first; index plan_event_of_plan
SELECT event, happened_on, tasks FROM plan_event WHERE plan = $1 AND planned = 0 ORDER BY from_seq
