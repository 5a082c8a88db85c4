-- Puts $3 in the place of the field $2 of the report that the fact $1 told; index report_seq
UPDATE report SET
  text = CASE WHEN $2 = 'text' THEN $3 ELSE text END,
  difficulties = CASE WHEN $2 = 'difficulties' THEN $3 ELSE difficulties END,
  proposals = CASE WHEN $2 = 'proposals' THEN $3 ELSE proposals END
WHERE seq = $1
