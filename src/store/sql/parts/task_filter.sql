-- Tasks t: $4 plan, $5 organization, $6 timing, $7 work, $8 text, $9 scope, $10 reporter; states are looked at only where it is asked for
($4 IS NULL OR p.plan = $4)
AND ($8 IS NULL OR instr(t.title_folded, $8) > 0)
AND ($5 IS NULL OR t.task IN (SELECT h.task FROM assignment h WHERE h.organization = $5 AND {{alive:h}}))
AND ($9 IS NULL OR t.task IN (SELECT h.task FROM assignment h WHERE h.organization = $9 AND {{alive:h}}))
AND ($10 IS NULL OR t.task IN (
  SELECT h.task FROM assignment_state h
  WHERE h.organization = $10 AND h.reports = 1 AND {{alive:h}} AND {{status_filter:h}}
))
AND (($6 IS NULL AND $7 IS NULL) OR $10 IS NOT NULL OR EXISTS (
  SELECT 1 FROM task_state s WHERE s.version = (
    SELECT v.version FROM task_state v WHERE v.task = t.task AND v.from_seq <= $1 ORDER BY v.from_seq DESC LIMIT 1
  )
  AND {{status_filter:s}}
))
