-- Puts $3 in the place of the reason with which the fact $2 adjusted the plan $1; index adjustment_of_plan
UPDATE adjustment SET reason = $3 WHERE plan = $1 AND from_seq = $2
