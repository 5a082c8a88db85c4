-- Adds a content, or makes it young again; whether it is new; no index
INSERT INTO blob (sha256, size, put_at) VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
ON CONFLICT (sha256) DO UPDATE SET put_at = excluded.put_at RETURNING (xmax = 0)::int::bigint
