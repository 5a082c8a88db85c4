-- Puts $3 in the place of the reason that the fact $2 gave about the request $1; index extension_version
UPDATE extension SET
  asked_reason = CASE WHEN asked_seq = $2 THEN $3 ELSE asked_reason END,
  decided_reason = CASE WHEN decided_seq = $2 THEN $3 ELSE decided_reason END,
  ended_reason = CASE WHEN ended_seq = $2 THEN $3 ELSE ended_reason END
WHERE extension = $1
