#include "api/response_cache.h"

#include <utility>

namespace sauro::api {
namespace {

constexpr std::size_t kOverheadBytes = 200;  // of the list, the map and the allocator, about

}  // namespace

std::size_t ResponseCache::Cost(const Entry& entry) {
  return entry.key.size() + entry.body->size() + kOverheadBytes;
}

ResponseCache::Body ResponseCache::Find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto it = by_key_.find(key);
  if (it == by_key_.end()) return nullptr;
  order_.splice(order_.begin(), order_, it->second);
  return it->second->body;
}

void ResponseCache::Put(const std::string& key, Body body) {
  Entry entry{key, std::move(body)};
  const std::size_t cost = Cost(entry);
  if (cost > max_bytes_ / 8) return;
  const std::lock_guard lock(mutex_);
  if (by_key_.find(key) != by_key_.end()) return;  // same key, same body
  order_.push_front(std::move(entry));
  by_key_.emplace(order_.front().key, order_.begin());
  bytes_ += cost;
  while (bytes_ > max_bytes_) {
    bytes_ -= Cost(order_.back());
    by_key_.erase(order_.back().key);
    order_.pop_back();
  }
}

}  // namespace sauro::api
