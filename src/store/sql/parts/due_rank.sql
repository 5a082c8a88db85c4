-- The day that is due and where it comes from, in one number: days in their order, on one day as domain::DueSource (NULL without a day)
#.due * 4 + CASE #.due_source WHEN 'printed' THEN 0 WHEN 'event' THEN 1 ELSE 2 END
