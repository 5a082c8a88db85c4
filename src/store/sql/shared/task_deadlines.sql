-- Newest deadlines of the tasks of the plan $1 in order of the document; index task_in_order
SELECT task, deadline FROM task WHERE plan = $1 AND to_seq IS NULL ORDER BY sort, task
