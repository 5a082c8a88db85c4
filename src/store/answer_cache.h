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
    // Whatever happens, nobody waits for an answer that will not come.
    const Promise promise(*this, question);
    Result<Value> made = make();
    if (made) Keep(question, *made, weigh(*made) + question.size());
    return made;
  }

 private:
  struct Entry {
    std::shared_ptr<const Value> answer;  // nothing while it is being made
    std::list<std::string>::iterator place;
    std::size_t weight = 0;
  };

  class Promise {
   public:
    Promise(AnswerCache& cache, const std::string& question) : cache_(cache), question_(question) {}
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    ~Promise() {
      const std::lock_guard lock(cache_.mutex_);
      const auto entry = cache_.entries_.find(question_);
      if (entry != cache_.entries_.end() && !entry->second.answer) {
        cache_.order_.erase(entry->second.place);
        cache_.entries_.erase(entry);
      }
      cache_.made_.notify_all();
    }

   private:
    AnswerCache& cache_;
    const std::string& question_;
  };

  void Keep(const std::string& question, const Value& answer, std::size_t weight) {
    auto kept = std::make_shared<const Value>(answer);
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_.find(question)->second;
    entry.answer = std::move(kept);
    entry.weight = weight;
    weight_ += weight;
    Shrink();
  }

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
