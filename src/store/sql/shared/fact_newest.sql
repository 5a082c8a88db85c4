-- How many facts there are, and the number of the newest that erased words, or nothing; index fact_erasure
SELECT size, (SELECT max(seq) FROM fact WHERE kind = 'content.erased') FROM tree_head
