#pragma once
// With several servers on one database: an answer knows at least what its asker has been told.

#include "http/router.h"
#include "store/data_folder.h"

namespace sauro::main {

/// Before `guard`: makes this server know the ledger up to the position in the query key
/// `min_position` (taken out of the query) or in the cookie of an earlier write. 503 where the
/// database itself is not there yet; 422 for what is no position. `folder` lives as long as the
/// site.
http::Guard KnowPosition(store::DataFolder& folder, http::Guard guard);

/// After a write: the header X-Sauro-Position, and where servers share a database the cookie.
http::Route TellPosition(store::DataFolder& folder, bool secure_cookies, http::Route route);

}  // namespace sauro::main
