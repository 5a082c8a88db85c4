-- Sets a password if it is still $3; no index
UPDATE account SET password_hash = $2 WHERE account = $1 AND password_hash = $3 RETURNING account
