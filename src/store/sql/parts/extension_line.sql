-- Columns of ExtensionLine
e.extension, e.assignment, e.task, t.plan, p.number, t.ordinal, t.title, a.organization, coalesce(o.name, a.printed),
e.due_before, e.until_day, {{extension_reason:asked}}, e.asked_at, e.asked_by, e.state,
e.decided_at, e.decided_by, {{extension_reason:decided}}, e.ended_at, e.ended_by, {{extension_reason:ended}}
