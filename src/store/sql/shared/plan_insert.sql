-- Adds a version that is true from the last value on, in the place of the first one among the plans; index plan_version
INSERT INTO plan (plan, draft, document, number, date, title, issuer, approved_seq, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce((SELECT min(v.approved_seq) FROM plan v WHERE v.plan = $1), $8), $8)
