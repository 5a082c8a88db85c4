-- States of reports: $2 state, $3 organization, $4 with difficulties, $5 from, $6 to
#.from_seq <= $1
AND ($2 IS NULL OR #.state = $2)
AND ($3 IS NULL OR #.organization = $3)
AND ($4 = 0 OR #.difficulty = 1)
AND ($5 IS NULL OR #.sent_on >= $5)
AND ($6 IS NULL OR #.sent_on <= $6)
