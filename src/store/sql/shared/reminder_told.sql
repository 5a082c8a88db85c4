-- What the account $2 was told last about each thing at $1; index reminder_of_account
SELECT i.kind, i.about, i.anchor, i.rule FROM reminder i WHERE i.account = $2 AND {{alive:i}} ORDER BY i.kind, i.about, i.from_seq
