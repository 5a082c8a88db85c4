#pragma once
// Where queries get a connection from: a pool, or the one that is writing.

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/database.h"

namespace sauro::store {

/// A connection for as long as it is held.
using Lease = std::unique_ptr<Connection, std::function<void(Connection*)>>;

class ConnectionSource {
 public:
  virtual ~ConnectionSource() = default;
  /// Errors: those of Database::Open.
  virtual Result<Lease> Take() = 0;
};

/// Always the same connection, of the thread that owns it.
class OneConnection : public ConnectionSource {
 public:
  explicit OneConnection(Connection& connection) : connection_(connection) {}
  Result<Lease> Take() override {
    return Lease(&connection_, [](Connection*) {});
  }

 private:
  Connection& connection_;
};

/// Connections, opened when first needed and kept. Thread-safe; Take waits while all are
/// held, so that a thread must not hold more than one.
class ConnectionPool : public ConnectionSource {
 public:
  ConnectionPool(const Database& database, Connection::Mode mode, std::size_t most)
      : database_(database), mode_(mode), most_(most) {}
  Result<Lease> Take() override;

 private:
  void GiveBack(Connection* connection);

  const Database database_;
  const Connection::Mode mode_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::size_t open_ = 0;
  std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace sauro::store
