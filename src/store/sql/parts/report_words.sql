-- What is printed with the report r
JOIN task t ON t.task = r.task AND {{alive:t}}
JOIN plan p ON p.plan = t.plan AND {{alive:p}}
LEFT JOIN organization o ON o.organization = r.organization AND {{alive:o}}
