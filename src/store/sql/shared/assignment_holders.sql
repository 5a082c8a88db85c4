-- Who holds the task $1 or held it, in order of the document; index assignment_of_task
SELECT assignment, role, organization, organization_group, printed FROM assignment WHERE task = $1 AND to_seq IS NULL ORDER BY place
