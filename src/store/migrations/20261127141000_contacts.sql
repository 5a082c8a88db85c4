-- Where and when people are told of what is due (docs/decisions/0051). No fact: it can be erased.
CREATE TABLE contact (
  account TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  digest_hour INTEGER NOT NULL,
  bounced INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX contact_email ON contact (email) WHERE email <> '';
