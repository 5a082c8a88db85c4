#pragma once
// Hears that other processes have written, and publishes the new position: from PostgreSQL, or by
// looking at SQLite a few times a second (only commands that run beside the server write there).

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

#include "store/database.h"

namespace sauro::store {

/// What one process knows to be durable; both only grow.
struct Published {
  std::atomic<std::uint64_t> head{0};
  std::atomic<std::uint64_t> erased{0};  ///< the newest fact that erased words
};

/// Looks at the ledger and raises `published` to it.
Status Publish(Connection& connection, Published& published);

class Follower {
 public:
  /// `published` lives longer than this. Errors: those of Database::Open.
  static Result<std::unique_ptr<Follower>> Start(const Database& database, Published& published);
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

 private:
  Follower(int stop, Published& published) : stop_(stop), published_(published) {}
  void Listen(Connection& connection);
  void Watch(Connection& connection);
  void Wait(int milliseconds) const;

  int stop_;  // an eventfd
  Published& published_;
  std::atomic<bool> stopping_{false};
  std::unique_ptr<Connection> connection_;
  std::thread thread_;
};

}  // namespace sauro::store
