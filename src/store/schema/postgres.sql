-- What these migrations make; written by ./dev golden, never by hand:
-- 20261123000000_facts
-- 20261123000100_accounts
-- 20261123000200_meta
-- 20261125160000_checkpoints
-- 20261125170000_blobs
-- 20261125200000_readings
-- 20261126010000_fact_words
-- 20261126120000_content_age
-- 20261126200000_checkpoint_order
-- 20261127011204_account_must_change
-- 20261127080000_second_step
-- 20261127081500_api_token
-- 20261127141000_contacts
-- 20261127141500_calendar_feeds

CREATE TABLE account (
  account text COLLATE "C" NOT NULL,
  username text COLLATE "C" NOT NULL,
  display_name text COLLATE "C" NOT NULL,
  password_hash text COLLATE "C" NOT NULL,
  disabled bigint NOT NULL,
  must_change bigint NOT NULL DEFAULT 0
);

ALTER TABLE account ADD PRIMARY KEY (account);

CREATE UNIQUE INDEX account_username ON public.account USING btree (username);

CREATE TABLE account_second_step (
  account text COLLATE "C" NOT NULL,
  secret text COLLATE "C" NOT NULL,
  is_on bigint NOT NULL,
  last_step bigint NOT NULL,
  recovery text COLLATE "C" NOT NULL
);

ALTER TABLE account_second_step ADD PRIMARY KEY (account);

CREATE TABLE api_token (
  token_hash text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_on bigint
);

ALTER TABLE api_token ADD PRIMARY KEY (token_hash);

CREATE INDEX api_token_account ON public.api_token USING btree (account);

CREATE TABLE blob (
  sha256 text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  put_at bigint NOT NULL DEFAULT ((EXTRACT(epoch FROM now()) * (1000)::numeric))::bigint
);

ALTER TABLE blob ADD PRIMARY KEY (sha256);

CREATE TABLE blob_piece (
  sha256 text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  bytes bytea STORAGE e NOT NULL
);

ALTER TABLE blob_piece ADD FOREIGN KEY (sha256) REFERENCES blob(sha256);

ALTER TABLE blob_piece ADD PRIMARY KEY (sha256, number);

CREATE TABLE calendar_feed (
  secret_hash text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  agency bigint NOT NULL,
  created_at bigint NOT NULL
);

ALTER TABLE calendar_feed ADD PRIMARY KEY (secret_hash);

CREATE INDEX calendar_feed_of_account ON public.calendar_feed USING btree (account, created_at);

CREATE TABLE checkpoint (
  number bigint NOT NULL,
  size bigint NOT NULL,
  at bigint NOT NULL,
  note text COLLATE "C" NOT NULL
);

ALTER TABLE checkpoint ADD PRIMARY KEY (number);

CREATE UNIQUE INDEX checkpoint_place ON public.checkpoint USING btree (size, number);

CREATE TABLE contact (
  account text COLLATE "C" NOT NULL,
  email text COLLATE "C" NOT NULL,
  phone text COLLATE "C" NOT NULL,
  digest_hour bigint NOT NULL,
  bounced bigint NOT NULL
);

ALTER TABLE contact ADD PRIMARY KEY (account);

CREATE UNIQUE INDEX contact_email ON public.contact USING btree (email) WHERE (email <> ''::text);

CREATE TABLE fact (
  seq bigint NOT NULL,
  id text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  actor text COLLATE "C" NOT NULL,
  organization text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  subject text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  leaf bytea NOT NULL
);

ALTER TABLE fact ADD PRIMARY KEY (seq);

CREATE INDEX fact_at ON public.fact USING btree (at);

CREATE INDEX fact_erasure ON public.fact USING btree (seq) WHERE (kind = 'content.erased'::text);

CREATE UNIQUE INDEX fact_id ON public.fact USING btree (id);

CREATE TRIGGER fact_next_number BEFORE INSERT ON public.fact FOR EACH ROW EXECUTE FUNCTION fact_next_number();

CREATE TRIGGER fact_no_truncate BEFORE TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION fact_never_changed();

CREATE TRIGGER fact_no_update BEFORE DELETE OR UPDATE ON public.fact FOR EACH ROW EXECUTE FUNCTION fact_never_changed();

CREATE TABLE fact_words (
  seq bigint NOT NULL,
  field text COLLATE "C" NOT NULL,
  salt bytea NOT NULL,
  text text COLLATE "C" NOT NULL
);

ALTER TABLE fact_words ADD CHECK ((length(salt) = 32));

CREATE INDEX fact_words_file ON public.fact_words USING btree ("left"(text, 65)) WHERE (field <> ALL (ARRAY['text'::text, 'difficulties'::text, 'proposals'::text, 'note'::text, 'reason'::text]));

CREATE UNIQUE INDEX fact_words_place ON public.fact_words USING btree (seq, field);

CREATE TABLE meta (
  name text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL
);

ALTER TABLE meta ADD PRIMARY KEY (name);

CREATE TABLE migration (
  name text COLLATE "C" NOT NULL
);

ALTER TABLE migration ADD PRIMARY KEY (name);

CREATE TABLE reading (
  reading text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  organization text COLLATE "C",
  sha256 text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  page bigint NOT NULL,
  pages bigint NOT NULL,
  message text COLLATE "C" NOT NULL,
  reader text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL
);

ALTER TABLE reading ADD PRIMARY KEY (reading);

CREATE TABLE session (
  token_hash text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  csrf_secret text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);

ALTER TABLE session ADD PRIMARY KEY (token_hash);

CREATE INDEX session_expires_at ON public.session USING btree (expires_at);

CREATE TABLE tree_edge (
  size bigint NOT NULL,
  edge bytea NOT NULL
);

ALTER TABLE tree_edge ADD PRIMARY KEY (size);

CREATE TABLE tree_head (
  one bigint NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  edge bytea NOT NULL
);

ALTER TABLE tree_head ADD CHECK ((one = 1));

ALTER TABLE tree_head ADD PRIMARY KEY (one);

CREATE TRIGGER tree_head_changed AFTER UPDATE ON public.tree_head FOR EACH ROW EXECUTE FUNCTION tree_head_changed();

CREATE OR REPLACE FUNCTION public.fact_never_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'a fact is never changed or removed';
END
$function$;

CREATE OR REPLACE FUNCTION public.fact_next_number()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM fact) THEN
    RAISE EXCEPTION 'a fact takes the next number';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.instr(text, text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ SELECT strpos($1, $2) $function$;

CREATE OR REPLACE FUNCTION public.remove_unnamed_content(content text, before bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.tree_head_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('sauro_head', '');
  RETURN NULL;
END
$function$;
