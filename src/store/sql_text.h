#pragma once
// What tools/generate_sql.py makes of the .sql files.

#include <cstdint>
#include <vector>

namespace sauro::store {

enum class Engine : std::uint8_t { kSqlite, kPostgres };

/// One statement. Parameters are $1, $2, ... An engine that has no such statement has nullptr.
struct SqlText {
  const char* name;      ///< of its file
  const char* what;      ///< the first line: what it answers; the index it needs
  const char* sqlite;    ///< for SQLite
  const char* postgres;  ///< for PostgreSQL
};

/// Several statements that are run once, in the words of each engine.
struct Script {
  const char* name;
  const char* sqlite;
  const char* postgres;
  [[nodiscard]] const char* For(Engine engine) const {
    return engine == Engine::kSqlite ? sqlite : postgres;
  }
};

struct StateTable {
  const char* name;
  Script create;
  const char* drop;
  const char* dump;  ///< all rows in the order in which they were put
};

/// A table that migrations make and that cannot be made again from others.
struct KeptTable {
  const char* name;
  const char* read;   ///< all rows in order of the first column
  const char* clear;  ///< removes all rows
};

const std::vector<const SqlText*>& AllStatements();
const std::vector<Script>& Migrations();  ///< in order
const std::vector<StateTable>& StateTableScripts();
const std::vector<KeptTable>& KeptTables();  ///< in the order in which migrations make them

}  // namespace sauro::store
