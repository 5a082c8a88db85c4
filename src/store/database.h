#pragma once
// Where a database is, of either engine, and how to get connections to it.

#include <memory>
#include <string>
#include <utility>

#include "store/connection.h"

namespace sauro::store {

class Database {
 public:
  static Database Sqlite(std::string path) { return {Engine::kSqlite, std::move(path)}; }
  static Database Postgres(std::string url) { return {Engine::kPostgres, std::move(url)}; }

  [[nodiscard]] Engine engine() const { return engine_; }
  /// Errors: those of SqliteConnection::Open and PostgresConnection::Open.
  [[nodiscard]] Result<std::unique_ptr<Connection>> Open(Connection::Mode mode) const;

 private:
  Database(Engine engine, std::string where) : engine_(engine), where_(std::move(where)) {}

  Engine engine_;
  std::string where_;
};

}  // namespace sauro::store
