-- Adds a version that is true from the last value on; no index
INSERT INTO task (task, plan, sort, ordinal, title, title_folded, section, lead_text, coordinate_text, product, deadline, deadline_text, note, basis, place, from_seq)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
