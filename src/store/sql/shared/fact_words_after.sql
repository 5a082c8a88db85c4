-- The $3 next words behind the field $2 of the fact $1; index fact_words_place
SELECT seq, field, salt, text FROM fact_words WHERE (seq, field) > ($1, $2) ORDER BY seq, field LIMIT $3
