-- Whether contents can be held for reading now: nobody removes them; no index
SELECT pg_try_advisory_lock_shared(358117364336)::int::bigint
