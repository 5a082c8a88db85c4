-- Marks the address $2 of the account $1 as one that takes nothing; no index
UPDATE contact SET bounced = 1 WHERE account = $1 AND email = $2
