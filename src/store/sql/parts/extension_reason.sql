-- Why the request e was #
coalesce((SELECT w.text FROM fact_words w WHERE w.seq = e.#_seq AND w.field = 'reason'), e.#_reason)
