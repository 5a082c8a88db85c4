-- The text of the report #, which stands beside its fact; in the row: that of version 1, or what is shown since it was erased
coalesce((SELECT w.text FROM fact_words w WHERE w.seq = #.seq AND w.field = 'text'), #.text, '')
