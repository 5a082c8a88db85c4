-- Columns of ReportLine
r.report, r.assignment, r.task, t.ordinal, t.title, p.number, r.organization, coalesce(o.name, ''), r.author, r.at,
r.percent, r.text, r.difficulties, r.proposals, r.completed, s.state, s.decided_at, s.decision_text
