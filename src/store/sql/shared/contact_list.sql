-- Where all are told; no index
SELECT account, email, phone, digest_hour, bounced FROM contact ORDER BY account
