#pragma once
// The indexes of state tables by which people read, apart from the tables, which are filled without
// them.

#include <vector>

#include "store/sql_text.h"

namespace sauro::store {

/// In order of the tables that have some; named as the table. Its own script makes the unique ones,
/// by which versions are found.
const std::vector<Script>& StateIndexScripts();

}  // namespace sauro::store
