#pragma once
// One connection to a SQLite database: opening, prepared statements, transactions, errors as
// values.

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "store/sql_text.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sauro::store {

/// A statement kept ready on a connection.
struct Prepared {
  sqlite3_stmt* handle = nullptr;
  std::vector<int> parameters;  ///< place of $1, $2, ... ; 0 where the statement does not name it
  bool in_use = false;
};

/// Used by one thread at a time.
class Connection {
 public:
  enum class Mode { kRead, kWrite, kCreate };

  /// WAL, synchronous=FULL, no memory mapping. Errors: kNotFound, there is no such file (kRead and
  /// kWrite); kUnavailable; kInternal, it is no database.
  static Result<std::unique_ptr<Connection>> Open(
      const std::string& path, Mode mode, std::int64_t cache_kib
  );
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs several statements without parameters.
  Status RunScript(const char* text);
  /// Prepares once and keeps. The statement lives as long as the connection.
  Result<Prepared*> Prepare(const SqlText& sql);
  /// Drops all prepared statements, so that tables can be dropped.
  void ForgetStatements();

  /// True while a transaction is open; a full disk may have ended it behind our back.
  [[nodiscard]] bool InTransaction() const;
  /// The last failure as an Error: kNoSpace, kUnavailable (busy) or kInternal. `place` is the name
  /// of the statement.
  [[nodiscard]] Error LastError(const char* place) const;
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  Status Configure(Mode mode, std::int64_t cache_kib);

  sqlite3* handle_;
  std::unordered_map<const SqlText*, Prepared> statements_;
};

/// Begins, and rolls back at the end unless committed.
class Transaction {
 public:
  Transaction(Connection& connection, const SqlText& begin);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  [[nodiscard]] const Status& begun() const { return begun_; }
  Status Commit();

 private:
  Connection& connection_;
  Status begun_;
};

}  // namespace sauro::store
