-- Makes the table of migrations where there is none; no index
CREATE TABLE IF NOT EXISTS migration (name TEXT COLLATE "C" PRIMARY KEY)
