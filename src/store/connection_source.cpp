#include "store/connection_source.h"

#include <utility>

namespace sauro::store {

Result<Lease> ConnectionPool::Take() {
  std::unique_ptr<Connection> connection;
  {
    std::unique_lock lock(mutex_);
    given_back_.wait(lock, [&] { return !free_.empty() || open_ < most_; });
    if (free_.empty()) {
      ++open_;
    } else {
      // The last one given back has the warmest cache.
      connection = std::move(free_.back());
      free_.pop_back();
    }
  }
  if (!connection) {
    auto opened = database_.Open(mode_);
    if (!opened) {
      const std::lock_guard lock(mutex_);
      --open_;
      given_back_.notify_one();
      return opened.error();
    }
    connection = std::move(*opened);
  }
  return Lease(connection.release(), [this](Connection* used) { GiveBack(used); });
}

void ConnectionPool::GiveBack(Connection* connection) {
  const std::lock_guard lock(mutex_);
  free_.emplace_back(connection);
  given_back_.notify_one();
}

}  // namespace sauro::store
