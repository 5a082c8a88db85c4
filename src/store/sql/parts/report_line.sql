-- Columns of ReportLine
r.report, r.assignment, r.task, t.ordinal, t.title, p.number, r.organization, coalesce(o.name, ''), r.author, r.at,
r.percent, {{report_text:r}},
coalesce((SELECT w.text FROM fact_words w WHERE w.seq = r.seq AND w.field = 'difficulties'), r.difficulties),
coalesce((SELECT w.text FROM fact_words w WHERE w.seq = r.seq AND w.field = 'proposals'), r.proposals),
r.completed, s.state, s.decided_at, {{decision_text:s}}
