#pragma once
// The few places at which passwords are hashed, and the short queue in front of them.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <string>

#include "base/result.h"

namespace sauro::usecase {

/// Who wants a place.
struct HashingTicket {
  std::string lane;    ///< those of one lane wait for each other: a network, or a known browser
  bool known = false;  ///< this person has signed in from there before
};

/// Hashing is slow and takes much memory on purpose, so only a few passwords are hashed at once and
/// a few more wait. Lanes take turns, and where the queue is full, the lane with most in it gives
/// way, or an unknown one to a known one that has none: whoever sends many takes the places of his
/// own lane only. Thread-safe.
class HashingPlaces {
 public:
  struct Bounds {
    std::size_t at_once = 3;
    std::size_t waiting = 8;  ///< each holds a thread of the server
    std::chrono::milliseconds patience{5'000};
  };
  HashingPlaces() = default;
  explicit HashingPlaces(Bounds bounds) : bounds_(bounds) {}

  /// Those of this process. Before anybody signs in.
  static HashingPlaces& OfProcess();
  void SetBounds(Bounds bounds);

  /// Waits for a place; who got one leaves it. kUnavailable: none came free in time, or the queue
  /// is full of others with the same right.
  Status Enter(const HashingTicket& ticket);
  void Leave();

 private:
  enum class State { kWaiting, kEntered, kGaveWay };
  struct Waiter {
    HashingTicket ticket;
    State state = State::kWaiting;
    std::condition_variable wake;
  };
  using Queue = std::list<Waiter*>;

  [[nodiscard]] std::size_t CountOf(const std::string& lane) const;
  [[nodiscard]] Queue::iterator WhoGivesWayTo(const HashingTicket& ticket);
  void CallNext();

  Bounds bounds_;
  std::mutex mutex_;
  std::size_t running_ = 0;
  Queue queue_;                                  // in the order in which they came
  std::map<std::string, std::uint64_t> served_;  // when a lane had its turn, if it is waiting
  std::uint64_t turn_ = 0;
};

/// A place of the process while it lives.
class HashingPlace {
 public:
  explicit HashingPlace(const HashingTicket& ticket)
      : taken_(HashingPlaces::OfProcess().Enter(ticket)) {}
  ~HashingPlace() {
    if (taken_.ok()) HashingPlaces::OfProcess().Leave();
  }
  HashingPlace(const HashingPlace&) = delete;
  HashingPlace& operator=(const HashingPlace&) = delete;
  /// kUnavailable as HashingPlaces::Enter.
  [[nodiscard]] const Status& Taken() const { return taken_; }

 private:
  Status taken_;
};

}  // namespace sauro::usecase
