-- How many facts there are, the number of the newest that erased words, or nothing, and the root; index fact_erasure
SELECT size, (SELECT max(seq) FROM fact WHERE kind = 'content.erased'), root FROM tree_head
