#pragma once
// What tools/generate_sql.py makes of the .sql files.

#include <vector>

namespace sauro::store {

/// One statement. Parameters are $1, $2, ...
struct SqlText {
  const char* name;  ///< of its file
  const char* what;  ///< the first line: what it answers; the index it needs
  const char* text;
};

/// Several statements that are run once.
struct Script {
  const char* name;
  const char* text;
};

struct StateTable {
  const char* name;
  const char* create;
  const char* drop;
  const char* dump;  ///< all rows in the order in which they were put
};

const std::vector<const SqlText*>& AllStatements();
const std::vector<Script>& Migrations();  ///< in order
const std::vector<StateTable>& StateTableScripts();

}  // namespace sauro::store
