-- Sets a password, which its owner must change or not; no index
UPDATE account SET password_hash = $2, must_change = $3 WHERE account = $1 RETURNING account
