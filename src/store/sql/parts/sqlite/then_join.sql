-- A join in the order that is written: the planner of SQLite must not turn it round
CROSS JOIN
