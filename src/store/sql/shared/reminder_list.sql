-- Reminders to the account $2 at $1 of facts after $3, the newest first; index reminder_of_account
SELECT i.kind, i.about, i.task, t.plan, p.number, t.ordinal, t.title,
  coalesce(o.name, a.printed, ''), s.organization, i.step, i.anchor, i.urgent, i.raised_at, i.from_seq,
  CASE
    WHEN i.kind = 'deadline' AND s.open_due = i.anchor THEN 1
    WHEN i.kind = 'returned' AND s.last_state = 'returned' AND s.work NOT IN ('completed', 'suspended', 'cancelled', 'superseded') THEN 1
    WHEN i.kind = 'review' AND r.state = 'sent' THEN 1
    ELSE 0
  END
FROM reminder i
JOIN task t ON t.task = i.task AND {{alive:t}}
JOIN plan p ON p.plan = t.plan AND {{alive:p}}
LEFT JOIN report_state r ON r.report = i.about AND {{alive:r}}
LEFT JOIN assignment_state s ON s.assignment = coalesce(r.assignment, i.about) AND {{alive:s}}
LEFT JOIN assignment a ON a.assignment = coalesce(r.assignment, i.about) AND {{alive:a}}
LEFT JOIN organization o ON o.organization = s.organization AND {{alive:o}}
WHERE i.account = $2 AND i.from_seq > $3 AND {{alive:i}}
ORDER BY i.from_seq DESC, i.version LIMIT $4 OFFSET $5
