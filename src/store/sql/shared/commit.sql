-- Makes the transaction durable; no index
COMMIT
