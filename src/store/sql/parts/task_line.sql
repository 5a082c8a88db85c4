-- Columns of TaskLine
t.task, t.plan, t.section, t.ordinal, t.title, t.lead_text, t.coordinate_text, t.product, t.deadline_text,
s.due, s.work, s.submitted_on, s.completed_on, s.ongoing, s.percent, {{report_text:r}}, s.evidence_count, s.due_source
