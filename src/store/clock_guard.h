#pragma once
// Whether the clock of this machine may be believed for a fact that is about to be written.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "base/day.h"
#include "base/result.h"

namespace sauro::store {

/// Times in the ledger never go back, so one fact with a time of tomorrow would give its time to
/// all facts until then. So nothing is written while the clock and the ledger cannot both be right
/// (docs/decisions/0040). Not thread-safe but for refused().
class ClockGuard {
 public:
  /// The machine may be this far behind the newest fact: servers of one database differ a little.
  static constexpr std::int64_t kMostBehindMs = std::int64_t{10} * 60'000;
  /// The clock may have moved forward by this much more than the machine was running.
  static constexpr std::int64_t kMostLeapMs = std::int64_t{24} * 3'600'000;

  /// How long the machine has been running, suspended or not.
  using Uptime = std::function<std::chrono::milliseconds()>;

  /// Without `uptime` leaps forward are not looked for: of a clock that tests set. The guard
  /// compares with the moment when it was made.
  ClockGuard(std::function<Instant()> clock, Uptime uptime);

  /// The time of a fact that follows one of `newest`: that of the clock, and never an earlier one.
  /// Errors: kUnavailable, the clock is too far behind `newest`, or has leapt forward; the first
  /// refusal of a row is an error in the log.
  Result<Instant> TimeAfter(Instant newest);

  /// At the start of a server: says in the log whether anything can be written. Counts nothing.
  void Look(Instant newest);

  /// How often a write was refused. Thread-safe.
  [[nodiscard]] std::uint64_t refused() const { return refused_.load(); }

 private:
  enum class State { kGood, kBehind, kLeapt };
  State Judge(Instant now, Instant newest);
  std::int64_t LeapOf(Instant now) const;
  void Tell(State state, Instant now, Instant newest);

  std::function<Instant()> clock_;
  Uptime uptime_;
  struct Moment {
    Instant clock;
    std::chrono::milliseconds uptime;
  };
  std::optional<Moment> begin_;  ///< nothing while the clock is known to be behind
  State told_ = State::kGood;
  std::atomic<std::uint64_t> refused_{0};
};

/// The uptime of this machine. Thread-safe.
std::chrono::milliseconds MachineUptime();

}  // namespace sauro::store
