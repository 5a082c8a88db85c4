-- At most $2 facts after $1 in order; no index
SELECT seq, id, at, actor, organization, kind, version, subject, body, leaf FROM fact WHERE seq > $1 ORDER BY seq LIMIT $2
