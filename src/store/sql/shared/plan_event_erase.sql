-- Puts $3 in the place of the reason that the fact $2 gave about an event of the plan $1; index plan_event_of_plan
UPDATE plan_event SET reason = $3 WHERE plan = $1 AND from_seq = $2
