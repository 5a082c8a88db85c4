-- Keeps the part; no index
RELEASE part
