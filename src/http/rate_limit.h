#pragma once
// A token bucket per key, in bounded memory.

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sauro::http {

/// Pure: time is passed in, from a clock that never goes back; if it does, nothing refills. Not
/// thread-safe; the caller holds a lock.
///
/// A key that is not known has a full bucket. When `max_keys` buckets are in use, the one that was
/// not used for longest makes place: a flood of keys opens what was used long ago, and takes
/// nothing from anybody else.
class RateLimiter {
 public:
  struct Options {
    double burst = 10;      ///< Tokens of a full bucket.
    double per_second = 1;  ///< Refill; more than 0.
    std::size_t max_keys = 10'000;
  };
  explicit RateLimiter(Options options) : options_(options) {}

  /// Whole seconds until `tokens` (at most `burst`) are there; 0 if they are.
  [[nodiscard]] int Wait(std::string_view key, double tokens, std::int64_t now_ms) const;
  /// Takes them, or all there are.
  void Take(std::string_view key, double tokens, std::int64_t now_ms);
  void GiveBack(std::string_view key, double tokens, std::int64_t now_ms);
  /// Gives a full bucket again.
  void Forget(std::string_view key);
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    std::string key;
    double tokens = 0;
    std::int64_t at_ms = 0;
  };
  [[nodiscard]] double TokensAt(const Bucket& bucket, std::int64_t now_ms) const;
  void DropFull(std::int64_t now_ms);

  Options options_;
  std::list<Bucket> order_;  // least recently used first
  std::unordered_map<std::string, std::list<Bucket>::iterator> buckets_;
};

}  // namespace sauro::http
