-- Documents that are not drafts yet, in the order in which they came; no index
SELECT reading, account, organization, sha256, name, state, page, pages, message, created_at, seen_at FROM reading WHERE state <> 'done' ORDER BY created_at, reading
