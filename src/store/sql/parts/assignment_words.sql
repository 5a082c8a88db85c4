-- What is printed with the state s of an assignment
JOIN assignment a ON a.assignment = s.assignment AND {{alive:a}}
JOIN task t ON t.task = s.task AND {{alive:t}}
JOIN plan p ON p.plan = s.plan AND {{alive:p}}
LEFT JOIN organization o ON o.organization = s.organization AND {{alive:o}}
