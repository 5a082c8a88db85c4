-- Contents of documents and evidence for several servers, in pieces. SQLite has files instead.
CREATE TABLE blob (
  sha256 TEXT COLLATE "C" PRIMARY KEY,
  size BIGINT NOT NULL
);
CREATE TABLE blob_piece (
  sha256 TEXT COLLATE "C" NOT NULL REFERENCES blob,
  number BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (sha256, number)
);
ALTER TABLE blob_piece ALTER COLUMN bytes SET STORAGE EXTERNAL; -- documents and pictures are packed already
