#pragma once
// Answers that were given before. What is asked holds the position and the day, so that an answer
// is never stale; only memory limits how long it is kept.

#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/result.h"

namespace sauro::store {

/// Keeps the answers used last, up to `capacity` of weight. Thread-safe. When several ask for the
/// same at once, one makes the answer and the others wait for it.
template <typename Value>
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t capacity) : capacity_(capacity) {}

  /// The kept answer, or that of `make` (a callable that gives Result<Value>). Errors are not kept.
  /// `weigh` gives the bytes that an answer takes, roughly.
  template <typename Make, typename Weigh>
  Result<Value> Get(const std::string& question, const Make& make, const Weigh& weigh) {
    {
      std::unique_lock lock(mutex_);
      while (true) {
        const auto found = entries_.find(question);
        if (found == entries_.end()) break;
        if (const auto answer = found->second.answer) {
          order_.splice(order_.begin(), order_, found->second.place);
          lock.unlock();
          return Value(*answer);
        }
        made_.wait(lock);
      }
      order_.push_front(question);
      entries_[question] = {nullptr, order_.begin(), 0};
    }
    Result<Value> made = make();
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(question);
    if (made) {
      entry->second.answer = std::make_shared<const Value>(*made);
      entry->second.weight = weigh(*made) + question.size();
      weight_ += entry->second.weight;
      Shrink();
    } else {
      order_.erase(entry->second.place);
      entries_.erase(entry);
    }
    made_.notify_all();
    return made;
  }

 private:
  struct Entry {
    std::shared_ptr<const Value> answer;  // nothing while it is being made
    std::list<std::string>::iterator place;
    std::size_t weight = 0;
  };

  // Forgets the answers that were not used for the longest time; those being made weigh nothing.
  void Shrink() {
    auto place = order_.end();
    while (weight_ > capacity_ && place != order_.begin()) {
      --place;
      const auto entry = entries_.find(*place);
      if (!entry->second.answer) continue;
      weight_ -= entry->second.weight;
      entries_.erase(entry);
      place = order_.erase(place);
    }
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable made_;
  std::list<std::string> order_;  // the one used last stands first
  std::unordered_map<std::string, Entry> entries_;
  std::size_t weight_ = 0;
};

}  // namespace sauro::store
