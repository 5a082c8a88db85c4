-- The newest version of an assignment; index assignment_version
SELECT assignment, role, organization, organization_group, printed, task, place FROM assignment
WHERE assignment = $1 ORDER BY from_seq DESC LIMIT 1
