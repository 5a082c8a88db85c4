-- Removes the content $1 if nothing names it and it was put before $2; whether it did; no index
SELECT remove_unnamed_content($1, $2)::int::bigint
