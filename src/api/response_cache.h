#pragma once
// Answers that were given, in bounded memory.

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sauro::api {

/// Keeps bodies by a key that says everything they depend on, so that nothing ever has to be thrown
/// away for being old: the least recently used go when the space is used up. Thread-safe.
class ResponseCache {
 public:
  explicit ResponseCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  using Body = std::shared_ptr<const std::string>;
  /// nullptr if it is not kept.
  Body Find(const std::string& key);
  /// A body larger than an eighth of the space is not kept.
  void Put(const std::string& key, Body body);

 private:
  struct Entry {
    std::string key;
    Body body;
  };
  static std::size_t Cost(const Entry& entry);

  std::size_t max_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> order_;  // most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace sauro::api
