#include "store/clock_guard.h"

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>

#include "base/log.h"

namespace sauro::store {

ClockGuard::ClockGuard(std::function<Instant()> clock, Uptime uptime)
    : clock_(std::move(clock)), uptime_(std::move(uptime)) {
  if (uptime_) begin_ = Moment{clock_(), uptime_()};
}

std::int64_t ClockGuard::LeapOf(Instant now) const {
  return (now.unix_ms - begin_->clock.unix_ms) - (uptime_() - begin_->uptime).count();
}

// A clock that was behind is set right some time later, which is no leap: what it is compared with
// is the first moment that could be right.
ClockGuard::State ClockGuard::Judge(Instant now, Instant newest) {
  if (now.unix_ms + kMostBehindMs < newest.unix_ms) {
    begin_.reset();
    return State::kBehind;
  }
  if (!uptime_) return State::kGood;
  if (!begin_) begin_ = Moment{now, uptime_()};
  return LeapOf(now) > kMostLeapMs ? State::kLeapt : State::kGood;
}

void ClockGuard::Tell(State state, Instant now, Instant newest) {
  if (std::exchange(told_, state) == state) return;
  const std::string clock = IsoUtc(now);
  const std::string fact = IsoUtc(newest);
  switch (state) {
    case State::kGood: log::Info("the clock is right again, facts are written", {}); return;
    case State::kBehind:
      log::Error(
          "nothing is written: the clock is behind the newest fact",
          {{"clock", clock}, {"newest_fact", fact}, {"remedy", "docs/operations.md, Đồng hồ"}}
      );
      return;
    case State::kLeapt:
      log::Error(
          "nothing is written: the clock has leapt forward",
          {{"clock", clock},
           {"hours", LeapOf(now) / 3'600'000},
           {"remedy", "docs/operations.md, Đồng hồ"}}
      );
      return;
  }
}

void ClockGuard::Look(Instant newest) {
  const Instant now = clock_();
  Tell(Judge(now, newest), now, newest);
}

Result<Instant> ClockGuard::TimeAfter(Instant newest) {
  const Instant now = clock_();
  const State state = Judge(now, newest);
  Tell(state, now, newest);
  if (state == State::kGood) return std::max(now, newest);
  refused_.fetch_add(1);
  if (state == State::kBehind) {
    return Unavailable(
        "Đồng hồ của máy chủ (" + VietnameseTime(now) + ") chậm hơn việc mới nhất trong sổ (" +
        VietnameseTime(newest) +
        ") nên chưa ghi được; chưa lưu gì. Hãy báo người quản trị chỉnh đồng hồ máy chủ."
    );
  }
  return Unavailable(
      "Đồng hồ của máy chủ vừa nhảy tới (" + VietnameseTime(now) +
      ") nên chưa ghi được; chưa lưu gì. Hãy báo người quản trị xem lại đồng hồ máy chủ."
  );
}

std::chrono::milliseconds MachineUptime() {
  timespec time{};
  clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::milliseconds(time.tv_nsec / 1'000'000);
}

}  // namespace sauro::store
