-- What is printed with the request e
JOIN assignment a ON a.assignment = e.assignment AND {{alive:a}}
JOIN task t ON t.task = e.task AND {{alive:t}}
JOIN plan p ON p.plan = t.plan AND {{alive:p}}
LEFT JOIN organization o ON o.organization = a.organization AND {{alive:o}}
