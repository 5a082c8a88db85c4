-- Columns of AssignmentState
#.assignment, #.task, #.plan, #.organization, #.reports, #.due, #.work, #.submitted_on, #.completed_on, #.open_due, #.ongoing,
#.percent, #.accepted_percent, #.last_report, #.last_report_at, #.last_state, #.last_difficulty,
#.extended_to, #.held, #.due_source
