-- Columns of Organization
#.organization, #.name, #.aliases, #.level, #.line, #.parent, #.identifier, #.first_day, #.last_day
