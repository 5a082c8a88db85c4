-- A join in whatever order the planner of PostgreSQL finds best
JOIN
