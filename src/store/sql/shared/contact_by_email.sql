-- Whose address $1 is, but for the account $2; no index
SELECT account FROM contact WHERE email = $1 AND account <> $2
