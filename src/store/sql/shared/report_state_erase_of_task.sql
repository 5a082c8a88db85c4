-- Puts $3 in the place of the reason with which the fact $2 sent back what waited for the task $1; index report_of_task, report_state_version
UPDATE report_state SET decision_text = $3
WHERE report IN (SELECT r.report FROM report r WHERE r.task = $1) AND decided_seq = $2
