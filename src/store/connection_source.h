#pragma once
// Where queries get a connection from: a pool of readers, or the one that is writing.

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/connection.h"

namespace sauro::store {

/// A connection for as long as it is held.
using Lease = std::unique_ptr<Connection, std::function<void(Connection*)>>;

class ConnectionSource {
 public:
  virtual ~ConnectionSource() = default;
  /// Errors: those of Connection::Open.
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

/// Read-only connections, opened when first needed and kept. Thread-safe; Take waits while all are
/// held, so that a thread must not hold more than one.
class ReaderPool : public ConnectionSource {
 public:
  ReaderPool(std::string path, std::size_t most, std::int64_t cache_kib)
      : path_(std::move(path)), most_(most), cache_kib_(cache_kib) {}
  Result<Lease> Take() override;

 private:
  void GiveBack(Connection* connection);

  const std::string path_;
  const std::size_t most_;
  const std::int64_t cache_kib_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::size_t open_ = 0;
  std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace sauro::store
