-- True at the position $1
(#.from_seq <= $1 AND (#.to_seq IS NULL OR #.to_seq > $1))
