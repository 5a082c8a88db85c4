-- The longest checkpoint, of several the last; index checkpoint_place
SELECT number, size, at, note FROM checkpoint ORDER BY size DESC, number DESC LIMIT 1
