-- Removes sessions that ended before $1; index session_expires_at
DELETE FROM session WHERE expires_at < $1
