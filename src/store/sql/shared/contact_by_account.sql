-- Where the account $1 is told; no index
SELECT account, email, phone, digest_hour, bounced FROM contact WHERE account = $1
