-- Adds an account; no index
INSERT INTO account (account, username, display_name, password_hash, disabled, must_change) VALUES ($1, $2, $3, $4, $5, $6)
