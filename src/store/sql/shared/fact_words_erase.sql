-- Removes the words in the field $2 of the fact $1; index fact_words_place
DELETE FROM fact_words WHERE seq = $1 AND field = $2
