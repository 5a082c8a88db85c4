-- Sets a password; no index
UPDATE account SET password_hash = $2 WHERE account = $1 RETURNING account
