#pragma once
// Hears from PostgreSQL that other servers have written, and publishes the new position.

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

#include "store/database.h"

namespace sauro::store {

/// Raises `published` to `position` unless it is there already.
void Publish(std::atomic<std::uint64_t>& published, std::uint64_t position);

class Follower {
 public:
  /// `published` lives longer than this. Errors: those of Database::Open.
  static Result<std::unique_ptr<Follower>> Start(
      const Database& database, std::atomic<std::uint64_t>& published
  );
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

 private:
  Follower(int stop, std::atomic<std::uint64_t>& published) : stop_(stop), published_(published) {}
  void Work(Connection& connection);

  int stop_;  // an eventfd
  std::atomic<std::uint64_t>& published_;
  std::atomic<bool> stopping_{false};
  std::unique_ptr<Connection> connection_;
  std::thread thread_;
};

}  // namespace sauro::store
