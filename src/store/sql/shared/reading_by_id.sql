-- One document; no index
SELECT reading, account, organization, sha256, name, state, page, pages, message, created_at, seen_at FROM reading WHERE reading = $1
