#include "usecase/hashing_places.h"

#include <algorithm>
#include <iterator>

namespace sauro::usecase {
namespace {

Error Busy() {
  return Unavailable("Đang có nhiều người đăng nhập. Vui lòng thử lại sau vài giây.");
}

}  // namespace

HashingPlaces& HashingPlaces::OfProcess() {
  static HashingPlaces places;
  return places;
}

void HashingPlaces::SetBounds(Bounds bounds) {
  const std::lock_guard lock(mutex_);
  bounds_ = bounds;
}

Status HashingPlaces::Enter(const HashingTicket& ticket) {
  std::unique_lock lock(mutex_);
  if (running_ < bounds_.at_once && queue_.empty()) {
    ++running_;
    return {};
  }
  if (queue_.size() >= bounds_.waiting) {
    const auto other = WhoGivesWayTo(ticket);
    if (other == queue_.end()) return Busy();
    (*other)->state = State::kGaveWay;
    (*other)->wake.notify_one();
    queue_.erase(other);
  }
  Waiter self{ticket, State::kWaiting, {}};
  queue_.push_back(&self);
  self.wake.wait_for(lock, bounds_.patience, [&self] { return self.state != State::kWaiting; });
  if (self.state == State::kWaiting) queue_.remove(&self);
  return self.state == State::kEntered ? Status() : Status(Busy());
}

void HashingPlaces::Leave() {
  const std::lock_guard lock(mutex_);
  --running_;
  CallNext();
}

// The lane that had its turn longest ago, and of it who came first.
void HashingPlaces::CallNext() {
  std::erase_if(served_, [this](const auto& lane) { return CountOf(lane.first) == 0; });
  if (queue_.empty() || running_ >= bounds_.at_once) return;
  const auto turn_of = [this](const Waiter* waiter) {
    const auto found = served_.find(waiter->ticket.lane);
    return found == served_.end() ? 0 : found->second;
  };
  const auto next =
      std::min_element(queue_.begin(), queue_.end(), [&](const Waiter* left, const Waiter* right) {
        return turn_of(left) < turn_of(right);
      });
  Waiter& waiter = **next;
  queue_.erase(next);
  served_[waiter.ticket.lane] = ++turn_;
  ++running_;
  waiter.state = State::kEntered;
  waiter.wake.notify_one();
}

std::size_t HashingPlaces::CountOf(const std::string& lane) const {
  return static_cast<std::size_t>(std::count_if(
      queue_.begin(),
      queue_.end(),
      [&lane](const Waiter* waiter) { return waiter->ticket.lane == lane; }
  ));
}

// The newest of the longest lane if that stays no shorter than the lane of `ticket`; else the
// newest unknown one, for a known one that has nobody there.
HashingPlaces::Queue::iterator HashingPlaces::WhoGivesWayTo(const HashingTicket& ticket) {
  auto longest = queue_.end();
  auto unknown = queue_.end();
  std::size_t length = 0;
  for (auto it = queue_.begin(); it != queue_.end(); ++it) {
    const std::size_t count = CountOf((*it)->ticket.lane);
    if (count >= length) {
      longest = it;
      length = count;
    }
    if (!(*it)->ticket.known) unknown = it;
  }
  const std::size_t own = CountOf(ticket.lane);
  if (length > own + 1) return longest;
  return ticket.known && own == 0 ? unknown : queue_.end();
}

}  // namespace sauro::usecase
