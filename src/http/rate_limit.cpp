#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sauro::http {

RateLimiter::RateLimiter(Options options) : options_(options) {
  shared_.tokens = options.burst;
}

RateLimiter::Decision RateLimiter::TakeFrom(Bucket& bucket, std::int64_t now_ms) const {
  const double elapsed_s =
      static_cast<double>(std::max<std::int64_t>(0, now_ms - bucket.at_ms)) / 1000.0;
  bucket.tokens = std::min(options_.burst, bucket.tokens + elapsed_s * options_.per_second);
  bucket.at_ms = std::max(bucket.at_ms, now_ms);
  if (bucket.tokens >= 1.0) {
    bucket.tokens -= 1.0;
    return {true, 0};
  }
  const double wait_s =
      options_.per_second > 0 ? (1.0 - bucket.tokens) / options_.per_second : 3600;
  return {false, std::max(1, static_cast<int>(std::ceil(std::min(wait_s, 3600.0))))};
}

RateLimiter::Decision RateLimiter::Take(std::string_view key, std::int64_t now_ms) {
  const std::string owned(key);
  const auto found = buckets_.find(owned);
  if (found != buckets_.end()) {
    order_.splice(order_.end(), order_, found->second);
    return TakeFrom(*found->second, now_ms);
  }
  DropFull(now_ms);
  if (buckets_.size() >= options_.max_keys) return TakeFrom(shared_, now_ms);
  order_.push_back({owned, options_.burst, now_ms});
  buckets_.emplace(owned, std::prev(order_.end()));
  return TakeFrom(order_.back(), now_ms);
}

void RateLimiter::Forget(std::string_view key) {
  const auto found = buckets_.find(std::string(key));
  if (found == buckets_.end()) return;
  order_.erase(found->second);
  buckets_.erase(found);
}

// A full bucket says nothing that a missing one does not. The least recently used stand in front,
// so the loop ends at the first that may still be filling.
void RateLimiter::DropFull(std::int64_t now_ms) {
  if (options_.per_second <= 0) return;
  const double fill_ms = 1000.0 * options_.burst / options_.per_second;
  while (!order_.empty() && static_cast<double>(now_ms - order_.front().at_ms) >= fill_ms) {
    buckets_.erase(order_.front().key);
    order_.pop_front();
  }
}

}  // namespace sauro::http
