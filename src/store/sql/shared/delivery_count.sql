-- How many messages there are at $1, where $2 is 1 that were not sent; no index
SELECT count(*) FROM delivery d WHERE ($2 = 0 OR d.outcome <> 'sent') AND {{alive:d}}
