-- A request for another day now; index extension_version
SELECT assignment, task, due_before, until_day, reason, asked_at, asked_by, state, decided_at, decided_by, decision_reason
FROM extension WHERE extension = $1 ORDER BY from_seq DESC LIMIT 1
