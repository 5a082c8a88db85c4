#pragma once
// A token bucket per key, in bounded memory.

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sauro::http {

/// Pure: time is passed in. Not thread-safe; the caller holds a lock.
///
/// A key that is not known has a full bucket. When `max_keys` buckets are in use and none has
/// filled up again, all further keys share one bucket: memory stays bounded and a flood of keys
/// opens nothing.
class RateLimiter {
 public:
  struct Options {
    double burst = 10;      ///< Tokens of a full bucket.
    double per_second = 1;  ///< Refill.
    std::size_t max_keys = 10'000;
  };
  explicit RateLimiter(Options options);

  struct Decision {
    bool allowed = false;
    int retry_after_s = 0;  ///< Whole seconds until one token is there; 0 when allowed.
  };
  /// Takes one token. `now_ms` comes from a clock that never goes back; if it does, nothing
  /// refills.
  Decision Take(std::string_view key, std::int64_t now_ms);
  /// Gives a full bucket again (after a good sign-in).
  void Forget(std::string_view key);
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    std::string key;
    double tokens = 0;
    std::int64_t at_ms = 0;
  };
  Decision TakeFrom(Bucket& bucket, std::int64_t now_ms) const;
  void DropFull(std::int64_t now_ms);

  Options options_;
  std::list<Bucket> order_;  // least recently used first
  std::unordered_map<std::string, std::list<Bucket>::iterator> buckets_;
  Bucket shared_;
};

}  // namespace sauro::http
