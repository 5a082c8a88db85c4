#pragma once
// One connection to a database of either engine: prepared statements, transactions, errors as
// values.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sql_text.h"

namespace sauro::store {

/// What a parameter is, as far as its caller knows.
enum class ParameterType : std::uint8_t { kAny, kInt, kText, kBytes };
enum class ValueType : std::uint8_t { kNull, kInt, kText, kBytes };

/// A row while it is looked at; columns are numbered from 0.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual int ColumnCount() const = 0;
  [[nodiscard]] virtual ValueType TypeOf(int column) const = 0;
  [[nodiscard]] virtual std::int64_t IntAt(int column) const = 0;
  /// Of a text or of bytes; until the next row.
  [[nodiscard]] virtual std::string_view ViewAt(int column) const = 0;
};

/// A statement kept ready on a connection. Parameters are numbered from 1; those that the statement
/// does not name are left out. Texts and bytes must live until Reset. A failure to bind is the
/// failure of the next Step.
class Statement : public Row {
 public:
  virtual void BindNull(int number) = 0;
  virtual void BindInt(int number, std::int64_t value) = 0;
  virtual void BindText(int number, std::string_view text) = 0;
  virtual void BindBytes(int number, std::string_view bytes) = 0;
  /// True: there is a row. False: it is done.
  virtual Result<bool> Step() = 0;
  /// Runs it to its end, within a transaction perhaps without waiting: a failure may then be that
  /// of any later statement, of Settle or of the commit.
  virtual Status Post() = 0;
  /// Sends a question ahead of others, so that their answers come in one way; a failure is that of
  /// Step. Nothing may be posted until it has answered.
  virtual void Ask() {}
  virtual void Reset() = 0;

  bool in_use = false;
};

/// Used by one thread at a time.
class Connection {
 public:
  enum class Mode { kRead, kWrite, kCreate };
  enum class Purpose {
    kRead,
    kWrite,
    kWriteBeside,  ///< what has its own order, such as contents of files: beside other writers
  };
  using TakeRow = std::function<Status(const Row&)>;

  Connection() = default;
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] virtual Engine engine() const = 0;
  /// Runs several statements without parameters.
  virtual Status RunScript(const char* text) = 0;
  /// Prepares once and keeps. The statement lives as long as the connection. `types` of the
  /// parameters, in their order.
  virtual Result<Statement*> Prepare(const SqlText& sql, std::span<const ParameterType> types) = 0;
  /// Every row of a statement without parameters, never all in memory. `take` must not use the
  /// connection. `place` names the statement in errors.
  virtual Status Stream(const char* text, const char* place, const TakeRow& take) = 0;

  /// Differs after whatever may have changed the database through this connection.
  [[nodiscard]] virtual std::uint64_t Changes() const = 0;

  /// Waits for what was posted. Errors: the first failure of it; nothing posted after that was
  /// done.
  virtual Status Settle() = 0;

  /// A snapshot for reading, or with kWrite the right to write alone: no other writer of the same
  /// database, in whatever process, begins before this one ends.
  virtual Status Begin(Purpose purpose) = 0;
  /// Durable when it returns. Errors: kUnavailable, also where it is not known whether it was done.
  virtual Status Commit() = 0;
  /// What was posted is undone with the rest, and its failures with it.
  virtual void Rollback() = 0;
  /// True while a transaction is open; a full disk may have ended it behind our back.
  [[nodiscard]] virtual bool InTransaction() const = 0;
};

/// Begins, and rolls back at the end unless committed.
class Transaction {
 public:
  Transaction(Connection& connection, Connection::Purpose purpose)
      : connection_(connection), begun_(connection.Begin(purpose)) {}
  ~Transaction() {
    // Nothing is lost where rolling back fails: what was not committed is not there.
    if (begun_ && connection_.InTransaction()) connection_.Rollback();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  [[nodiscard]] const Status& begun() const { return begun_; }
  Status Commit() { return connection_.Commit(); }

 private:
  Connection& connection_;
  Status begun_;
};

}  // namespace sauro::store
