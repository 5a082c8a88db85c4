-- Drafts with their whole content; the body stands last, so that lists do not read it.
CREATE TABLE draft (
  version INTEGER PRIMARY KEY,
  draft TEXT NOT NULL,
  document TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  plan TEXT,
  reading TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX draft_version ON draft (draft, from_seq);
