-- Whether contents can be held for removing now: nobody copies them or looks at them (the number is 'SauRo' in ASCII, and one); no index
SELECT pg_try_advisory_lock(358117364336)::int::bigint
