#pragma once
// A connection to a SQLite database.

#include <memory>
#include <string>
#include <unordered_map>

#include "store/connection.h"

struct sqlite3;

namespace sauro::store {

class SqliteStatement;

class SqliteConnection : public Connection {
 public:
  /// WAL, synchronous=FULL, no memory mapping; an empty path is a temporary database. Errors:
  /// kNotFound, there is no such file (kRead and kWrite); kUnavailable; kInternal, it is no
  /// database.
  static Result<std::unique_ptr<SqliteConnection>> Open(
      const std::string& path, Mode mode, std::int64_t cache_kib
  );
  ~SqliteConnection() override;

  [[nodiscard]] Engine engine() const override { return Engine::kSqlite; }
  Status RunScript(const char* text) override;
  /// Writes the whole file anew and empties the log, so that no freed byte is left. Outside of
  /// transactions. Errors: kUnavailable, another connection is reading; kNoSpace.
  Status WriteAnew();
  Result<Statement*> Prepare(const SqlText& sql, std::span<const ParameterType> types) override;
  Status Stream(const char* text, const char* place, const TakeRow& take) override;
  [[nodiscard]] std::uint64_t Changes() const override;
  Status Settle() override { return {}; }
  Status Begin(Purpose purpose) override;
  Status Commit() override;
  void Rollback() override;
  [[nodiscard]] bool InTransaction() const override;

  /// The last failure as an Error: kNoSpace, kUnavailable (busy) or kInternal. `place` is the name
  /// of the statement.
  [[nodiscard]] Error LastError(const char* place) const;
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  explicit SqliteConnection(sqlite3* handle);
  Status Configure(Mode mode, std::int64_t cache_kib);

  sqlite3* handle_;
  std::unordered_map<const SqlText*, std::unique_ptr<SqliteStatement>> statements_;
};

}  // namespace sauro::store
