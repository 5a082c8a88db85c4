-- A request for another day now; index extension_version
SELECT assignment, task, due_before, until_day, asked_seq, asked_at, asked_by, asked_reason, state,
  decided_seq, decided_at, decided_by, decided_reason, ended_seq, ended_at, ended_by, ended_reason, extended_before
FROM extension WHERE extension = $1 ORDER BY from_seq DESC LIMIT 1
