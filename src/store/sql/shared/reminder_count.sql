-- How many reminders to the account $2 there are at $1 of facts after $3; index reminder_of_account
SELECT count(*) FROM reminder i WHERE i.account = $2 AND i.from_seq > $3 AND {{alive:i}}
