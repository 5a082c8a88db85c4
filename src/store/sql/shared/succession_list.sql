-- Organisations that changed until $1, the oldest first; index succession_version
SELECT succession, change, on_day, predecessors, successors, name_before, name_after, authority, recorded_at, recorded_by
FROM succession WHERE from_seq <= $1 ORDER BY from_seq
