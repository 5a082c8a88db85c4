-- How the last report on the assignment $1 stands now; index report_state_version, assignment_state_version
SELECT report, seq, assignment, task, organization, sent_on, completed, difficulty, evidence_count, state, decided_at, decided_seq, decision_text
FROM report_state
WHERE report = (SELECT last_report FROM assignment_state WHERE assignment = $1 ORDER BY from_seq DESC LIMIT 1)
ORDER BY from_seq DESC LIMIT 1
