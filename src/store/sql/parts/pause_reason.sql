-- Why the task was suspended or resumed
coalesce((SELECT w.text FROM fact_words w WHERE w.seq = task_pause.from_seq AND w.field = 'reason'), reason)
