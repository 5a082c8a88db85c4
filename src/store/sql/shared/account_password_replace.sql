-- Sets a password of the owner's own choice if it is still $3; no index
UPDATE account SET password_hash = $2, must_change = 0 WHERE account = $1 AND password_hash = $3 RETURNING account
