-- The words of the decision in the report state #
coalesce((SELECT w.text FROM fact_words w WHERE w.seq = #.decided_seq AND w.field IN ('note', 'reason')), #.decision_text)
