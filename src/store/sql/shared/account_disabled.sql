-- Locks an account or opens it again; no index
UPDATE account SET disabled = $2 WHERE account = $1 RETURNING account
