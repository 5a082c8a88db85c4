-- Puts where the account $1 is told; no index
INSERT INTO contact (account, email, phone, digest_hour, bounced) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (account) DO UPDATE
SET email = excluded.email, phone = excluded.phone, digest_hour = excluded.digest_hour, bounced = excluded.bounced
