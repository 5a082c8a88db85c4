-- Keeps the words of a fact; no index
INSERT INTO fact_words (seq, field, salt, text) VALUES ($1, $2, $3, $4)
