-- Indicators of the plan $2 at $1, also withdrawn ones, in order of the document; index indicator_of_plan
SELECT i.indicator, i.withdrawn, i.words FROM indicator i WHERE i.plan = $2 AND {{alive:i}} ORDER BY i.sort, i.indicator
