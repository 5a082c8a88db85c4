-- The draft $2 at $1; index draft_version, document_version
SELECT f.draft, f.document, f.title, f.state, f.revision, f.changed_at, f.changed_by, f.plan, d.name, d.sha256, f.reading, f.body
FROM draft f JOIN document d ON d.document = f.document AND {{alive:d}}
WHERE f.draft = $2 AND {{alive:f}}
