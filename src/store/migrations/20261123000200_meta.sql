-- Named values of the installation, such as the fingerprint of the state tables.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
