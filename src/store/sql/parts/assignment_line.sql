-- Columns of AssignmentLine and the newest report
s.assignment, s.task, s.plan, p.number, t.ordinal, t.title, a.role, s.reports, s.organization,
coalesce(o.name, a.printed), t.deadline_text, s.due, s.work, s.submitted_on, s.completed_on, s.ongoing, s.percent, s.due_source,
s.last_report_at, CASE WHEN s.last_state = 'sent' THEN 1 ELSE 0 END,
CASE WHEN s.last_state = 'returned' THEN (
  SELECT {{decision_text:d}} FROM report_state d WHERE d.report = s.last_report AND {{alive:d}}
) END,
s.last_report
