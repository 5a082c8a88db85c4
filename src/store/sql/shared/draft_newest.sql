-- The newest version of a draft; index draft_version
SELECT draft, document, title, state, revision, changed_at, changed_by, plan, reading, body FROM draft WHERE draft = $1 ORDER BY from_seq DESC LIMIT 1
