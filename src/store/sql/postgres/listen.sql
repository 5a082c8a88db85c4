-- Hears of new heads of the tree from now on; no index
LISTEN sauro_head
