-- The role of the account $2 at $1; index appointment_version
SELECT m.account, m.role, m.organization FROM appointment m WHERE m.account = $2 AND {{alive:m}}
