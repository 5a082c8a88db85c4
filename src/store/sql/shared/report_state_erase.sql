-- Puts $3 in the place of the words with which the fact $2 decided on the report $1; index report_state_version
UPDATE report_state SET decision_text = $3 WHERE report = $1 AND decided_seq = $2
