-- Plans at $1 in order of approval; no index
SELECT p.plan, p.document, p.number, p.date, p.title, p.issuer FROM plan p WHERE {{alive:p}} ORDER BY p.approved_seq
