-- Removes the calendar feeds of an account; index calendar_feed_of_account
DELETE FROM calendar_feed WHERE account = $1
