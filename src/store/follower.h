#pragma once
// Hears that other processes have written, and publishes the new position: from PostgreSQL, or by
// looking at SQLite a few times a second (only commands that run beside the server write there).

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "crypto/merkle.h"
#include "store/database.h"

namespace sauro::store {

/// The longest ledger that was seen, so that one that has become shorter is known again when it
/// comes back. Thread-safe.
class Longest {
 public:
  void Saw(std::uint64_t size, const crypto::Hash& root);
  /// Whether the ledger in the database is as long again, and the same so far. Errors: those of
  /// reading.
  Result<bool> IsBegunBy(Connection& connection) const;

 private:
  mutable std::mutex mutex_;
  crypto::TreeRoot seen_;
};

/// What one process knows to be durable; both positions only grow.
struct Published {
  std::atomic<std::uint64_t> head{0};
  Longest longest;
  /// The ledger is shorter than it was, or what came in the place of its end is something else:
  /// somebody has cut it, or restored the database to an earlier time. A copy of the database that
  /// lags behind the one that was asked before has caught up when it is as long, and the same.
  std::atomic<bool> cut{false};
  std::atomic<bool> answers{true};       ///< the database, when it was asked the last time
  std::atomic<std::uint64_t> erased{0};  ///< the newest fact that erased words
};

/// Looks at the ledger, outside of snapshots, and raises `published` to it. Where the ledger has
/// become shorter that is remembered until all of it is back; both are logged.
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
