-- Drafts at $1, the one changed last first; index document_version
SELECT f.draft, f.document, f.title, f.state, f.revision, f.changed_at, f.changed_by, f.plan, d.name
FROM draft f JOIN document d ON d.document = f.document AND {{alive:d}}
WHERE {{alive:f}} ORDER BY f.from_seq DESC
