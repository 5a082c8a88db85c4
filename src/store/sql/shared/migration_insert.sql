-- Notes that a migration was applied; no index
INSERT INTO migration (name) VALUES ($1)
