-- Checkpoints in the order of the ledger: several servers of older releases may have stored them in another.
CREATE UNIQUE INDEX checkpoint_place ON checkpoint (size, number);
