-- How the reporting assignments of a task stand now; index assignment_state_of_task
SELECT {{assignment_state:s}} FROM assignment_state s WHERE s.task = $1 AND s.reports = 1 AND s.to_seq IS NULL
