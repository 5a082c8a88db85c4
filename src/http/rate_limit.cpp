#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sauro::http {

double RateLimiter::TokensAt(const Bucket& bucket, std::int64_t now_ms) const {
  const double elapsed_s =
      static_cast<double>(std::max<std::int64_t>(0, now_ms - bucket.at_ms)) / 1000.0;
  return std::min(options_.burst, bucket.tokens + elapsed_s * options_.per_second);
}

int RateLimiter::Wait(std::string_view key, double tokens, std::int64_t now_ms) const {
  const auto found = buckets_.find(std::string(key));
  if (found == buckets_.end()) return 0;
  const double missing = tokens - TokensAt(*found->second, now_ms);
  if (missing <= 0) return 0;
  return std::max(1, static_cast<int>(std::ceil(missing / options_.per_second)));
}

void RateLimiter::Take(std::string_view key, double tokens, std::int64_t now_ms) {
  const std::string owned(key);
  auto found = buckets_.find(owned);
  if (found == buckets_.end()) {
    DropFull(now_ms);
    if (buckets_.size() >= options_.max_keys) {
      buckets_.erase(order_.front().key);
      order_.pop_front();
    }
    order_.push_back({owned, options_.burst, now_ms});
    found = buckets_.emplace(owned, std::prev(order_.end())).first;
  }
  Bucket& bucket = *found->second;
  bucket.tokens = std::max(0.0, TokensAt(bucket, now_ms) - tokens);
  bucket.at_ms = std::max(bucket.at_ms, now_ms);
  order_.splice(order_.end(), order_, found->second);
}

void RateLimiter::GiveBack(std::string_view key, double tokens, std::int64_t now_ms) {
  const auto found = buckets_.find(std::string(key));
  if (found == buckets_.end()) return;
  Bucket& bucket = *found->second;
  bucket.tokens = TokensAt(bucket, now_ms) + tokens;
  bucket.at_ms = std::max(bucket.at_ms, now_ms);
  if (bucket.tokens >= options_.burst) Forget(key);
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
  const double fill_ms = 1000.0 * options_.burst / options_.per_second;
  while (!order_.empty() && static_cast<double>(now_ms - order_.front().at_ms) >= fill_ms) {
    buckets_.erase(order_.front().key);
    order_.pop_front();
  }
}

}  // namespace sauro::http
