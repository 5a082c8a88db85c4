-- All contents; no index
SELECT sha256 FROM blob ORDER BY sha256
