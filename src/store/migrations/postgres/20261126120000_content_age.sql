-- When a content was put last, so that what nothing names is removed only long afterwards. What was there before counts as put now.
ALTER TABLE blob ADD COLUMN put_at BIGINT NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::bigint; -- milliseconds since 1970, UTC

-- The words of files begin with the hash of their content and a blank; other fields have names.
CREATE INDEX fact_words_file ON fact_words (left(text, 65))
  WHERE field NOT IN ('text', 'difficulties', 'proposals', 'note', 'reason');

-- Removes a content that was put before `before` and that nothing names. Servers may not remove contents; through this they can, and
-- only these: what the words of a fact name stays, whatever state tables say, and what is younger than a day too. Under the lock of writers.
CREATE FUNCTION remove_unnamed_content(content text, before bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF EXISTS (SELECT FROM document WHERE sha256 = content)
    OR EXISTS (SELECT FROM draft WHERE reading = content)
    OR EXISTS (SELECT FROM reading WHERE sha256 = content)
    OR EXISTS (SELECT FROM evidence WHERE sha256 = content)
    OR EXISTS (
      SELECT FROM fact_words
      WHERE left(text, 65) = content || ' ' AND field NOT IN ('text', 'difficulties', 'proposals', 'note', 'reason')
    ) THEN
    RETURN false;
  END IF;
  PERFORM FROM blob WHERE sha256 = content AND put_at < least(before, (extract(epoch FROM now()) * 1000)::bigint - 86400000) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  WITH pieces AS (DELETE FROM blob_piece WHERE sha256 = content) DELETE FROM blob WHERE sha256 = content;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION remove_unnamed_content(text, bigint) FROM PUBLIC;
-- A table of the session must not pass for one of these.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION remove_unnamed_content(text, bigint) SET search_path = %I, pg_temp', current_schema());
END
$$;
