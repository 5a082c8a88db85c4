-- The ledger in the words of PostgreSQL; its twin without "postgres" in the path says what the columns are.
CREATE TABLE fact (
  seq BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  organization TEXT COLLATE "C",
  kind TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  leaf BYTEA NOT NULL
);
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX fact_at ON fact (at);

-- Under the lock of writers the newest number is the one that is seen here.
CREATE FUNCTION fact_next_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM fact) THEN
    RAISE EXCEPTION 'a fact takes the next number';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER fact_next_number BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION fact_next_number();

CREATE FUNCTION fact_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a fact is never changed or removed';
END
$$;
CREATE TRIGGER fact_no_update BEFORE UPDATE OR DELETE ON fact FOR EACH ROW EXECUTE FUNCTION fact_never_changed();
CREATE TRIGGER fact_no_truncate BEFORE TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION fact_never_changed();

CREATE TABLE tree_head (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  size BIGINT NOT NULL,
  root BYTEA NOT NULL,
  edge BYTEA NOT NULL
);
INSERT INTO tree_head (one, size, root, edge)
VALUES (1, 0, '\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '');

-- Whoever follows the ledger is told when a transaction with new facts has become durable.
CREATE FUNCTION tree_head_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sauro_head', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER tree_head_changed AFTER UPDATE ON tree_head FOR EACH ROW EXECUTE FUNCTION tree_head_changed();

CREATE TABLE tree_edge (
  size BIGINT PRIMARY KEY,
  edge BYTEA NOT NULL
);

-- The place of a text in another, as SQLite names it.
CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT strpos($1, $2) $$;
