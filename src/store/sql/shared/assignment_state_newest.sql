-- How an assignment stands now; index assignment_state_version
SELECT {{assignment_state:s}} FROM assignment_state s WHERE s.assignment = $1 ORDER BY s.from_seq DESC LIMIT 1
