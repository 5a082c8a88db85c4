#pragma once
// A connection to a PostgreSQL database (15 or newer).

#include <memory>
#include <string>
#include <unordered_map>

#include "store/connection.h"
#include "store/postgres_pipeline.h"

namespace sauro::store {

class PostgresStatement;

/// Connects again by itself where the server was away, except within a transaction.
class PostgresConnection : public Connection {
 public:
  /// `url` as libpq reads it: postgresql://... With kRead every write is refused. Commits are
  /// durable whatever the server's default is. Errors: kUnavailable, with what the server said;
  /// kInvalid, no such address.
  static Result<std::unique_ptr<PostgresConnection>> Open(const std::string& url, Mode mode);
  ~PostgresConnection() override;

  [[nodiscard]] Engine engine() const override { return Engine::kPostgres; }
  Status RunScript(const char* text) override;
  Result<Statement*> Prepare(const SqlText& sql, std::span<const ParameterType> types) override;
  Status Stream(const char* text, const char* place, const TakeRow& take) override;
  [[nodiscard]] std::uint64_t Changes() const override { return changes_; }
  Status Settle() override;
  Status Begin(Purpose purpose) override;
  Status Commit() override;
  void Rollback() override;
  [[nodiscard]] bool InTransaction() const override { return in_transaction_; }

  using GiveRows = std::function<Status(const TakeRow& put)>;
  /// Adds the rows that `give` puts, each with all columns of the table, in one command. `give`
  /// must not use this connection. Within a transaction, which is to be rolled back after a
  /// failure: that of `give`, or of any row.
  Status PutRows(const char* table, const GiveRows& give);

  /// Waits for a notification, for readiness of `other`, or for `wait_ms`. True: notified. Errors:
  /// kUnavailable, the connection is gone.
  Result<bool> WaitForNotice(int other, int wait_ms);

 private:
  friend class PostgresStatement;
  PostgresConnection(std::string url, Mode mode);
  Status Connect();
  /// True if the connection is gone and nothing hung on it: a new one is then there.
  bool Recovered();
  Status BeginWrite();
  /// Of what the pipeline tells. Ends the transaction where the bound of a part failed.
  Error FailureOf(const PostgresPipeline::Outcome& outcome);
  [[nodiscard]] Error LastError(const PGresult* result, const char* place) const;

  std::string url_;
  Mode mode_;
  PGconn* handle_ = nullptr;
  PostgresPipeline pipeline_;
  bool in_transaction_ = false;
  std::uint64_t changes_ = 0;  // statements that were posted, that failed, or that are no SELECT
  std::uint64_t session_ = 0;  // counts connections: statements are prepared in one of them
  std::unordered_map<const SqlText*, std::unique_ptr<PostgresStatement>> statements_;
};

}  // namespace sauro::store
