#include "base/day.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

namespace sauro {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kVietnamOffsetMs = 7LL * 3'600'000;

std::chrono::year_month_day Civil(std::int32_t days) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
}

std::int64_t FloorDiv(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

// Exactly `text.size()` digits; -1 otherwise.
int Digits(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  if (text.empty() || text.front() < '0' || text.front() > '9') return -1;
  const auto [next, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && next == end ? value : -1;
}

}  // namespace

std::optional<Day> Day::FromCivil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day civil{
      std::chrono::year(year),
      std::chrono::month(static_cast<unsigned>(month)),
      std::chrono::day(static_cast<unsigned>(day))};
  if (month > 12 || day > 31 || !civil.ok()) return std::nullopt;
  return FromDays(static_cast<std::int32_t>(std::chrono::sys_days(civil).time_since_epoch().count())
  );
}

Result<Day> Day::FromIso(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    if (auto day = FromCivil(
            Digits(text.substr(0, 4)), Digits(text.substr(5, 2)), Digits(text.substr(8, 2))
        )) {
      return *day;
    }
  }
  return Invalid(
      fmt::format("Ngày “{}” không hợp lệ; viết theo mẫu 2025-05-31.", text.substr(0, 40))
  );
}

Day Day::LastOfMonth(int year, int month) {
  const auto next = month == 12 ? FromCivil(year + 1, 1, 1) : FromCivil(year, month + 1, 1);
  return next.value_or(Day()).Plus(-1);
}

int Day::year() const {
  return static_cast<int>(Civil(days_).year());
}
int Day::month() const {
  return static_cast<int>(static_cast<unsigned>(Civil(days_).month()));
}
int Day::day() const {
  return static_cast<int>(static_cast<unsigned>(Civil(days_).day()));
}

std::string Day::Iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}
std::string Day::Vietnamese() const {
  return fmt::format("{:02}/{:02}/{:04}", day(), month(), year());
}

Day DayOf(Instant at) {
  return Day::FromDays(static_cast<std::int32_t>(FloorDiv(at.unix_ms + kVietnamOffsetMs, kDayMs)));
}

Instant StartOf(Day day) {
  return {static_cast<std::int64_t>(day.days()) * kDayMs - kVietnamOffsetMs};
}
Instant EndOf(Day day) {
  return {StartOf(day.Plus(1)).unix_ms - 1};
}

std::string IsoUtc(Instant at) {
  const std::int64_t days = FloorDiv(at.unix_ms, kDayMs);
  const std::int64_t ms = at.unix_ms - days * kDayMs;
  return fmt::format(
      "{}T{:02}:{:02}:{:02}.{:03}Z",
      Day::FromDays(static_cast<std::int32_t>(days)).Iso(),
      ms / 3'600'000,
      ms / 60'000 % 60,
      ms / 1000 % 60,
      ms % 1000
  );
}

Result<Instant> InstantFromIsoUtc(std::string_view text) {
  const Error bad = Invalid(fmt::format("Thời điểm “{}” không hợp lệ.", text.substr(0, 40)));
  if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != '.' || text[23] != 'Z') {
    return bad;
  }
  const auto day = Day::FromIso(text.substr(0, 10));
  const int hour = Digits(text.substr(11, 2));
  const int minute = Digits(text.substr(14, 2));
  const int second = Digits(text.substr(17, 2));
  const int milli = Digits(text.substr(20, 3));
  if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
      milli < 0)
    return bad;
  return Instant{
      static_cast<std::int64_t>(day->days()) * kDayMs +
      ((hour * 60LL + minute) * 60LL + second) * 1000LL + milli};
}

std::string VietnameseTime(Instant at) {
  const Day day = DayOf(at);
  const std::int64_t minutes = (at.unix_ms - StartOf(day).unix_ms) / 60'000;
  return fmt::format("{} {:02}:{:02}", day.Vietnamese(), minutes / 60, minutes % 60);
}

Instant Now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

Result<Period> Period::Parse(std::string_view text) {
  const Error bad = Invalid(fmt::format(
      "Kỳ báo cáo “{}” không hợp lệ; viết theo mẫu 2025-05 (tháng), 2025-Q2 (quý), 2025-H1 (6 "
      "tháng), 2025-9M "
      "(9 tháng) hoặc 2025 (năm).",
      text.substr(0, 40)
  ));
  Period period;
  period.year_ = text.size() >= 4 ? Digits(text.substr(0, 4)) : -1;
  if (period.year_ < 1) return bad;
  if (text.size() == 4) {
    period.kind_ = PeriodKind::kYear;
    return period;
  }
  if (text.size() != 7 || text[4] != '-') return bad;
  const std::string_view tail = text.substr(5);
  if (tail == "9M") {
    period.kind_ = PeriodKind::kNineMonths;
    return period;
  }
  int limit = 12;
  if (tail[0] == 'Q') {
    period.kind_ = PeriodKind::kQuarter;
    limit = 4;
  } else if (tail[0] == 'H') {
    period.kind_ = PeriodKind::kHalfYear;
    limit = 2;
  }
  period.index_ = Digits(limit == 12 ? tail : tail.substr(1));
  if (period.index_ < 1 || period.index_ > limit) return bad;
  return period;
}

namespace {

int MonthsOf(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::kMonth: return 1;
    case PeriodKind::kQuarter: return 3;
    case PeriodKind::kHalfYear: return 6;
    case PeriodKind::kNineMonths: return 9;
    case PeriodKind::kYear: return 12;
  }
  return 0;
}

}  // namespace

Day Period::first() const {
  return *Day::FromCivil(year_, (index_ - 1) * MonthsOf(kind_) + 1, 1);
}
Day Period::last() const {
  return Day::LastOfMonth(year_, index_ * MonthsOf(kind_));
}

std::string Period::Code() const {
  switch (kind_) {
    case PeriodKind::kMonth: return fmt::format("{:04}-{:02}", year_, index_);
    case PeriodKind::kQuarter: return fmt::format("{:04}-Q{}", year_, index_);
    case PeriodKind::kHalfYear: return fmt::format("{:04}-H{}", year_, index_);
    case PeriodKind::kNineMonths: return fmt::format("{:04}-9M", year_);
    case PeriodKind::kYear: return fmt::format("{:04}", year_);
  }
  return {};
}

std::string Period::Vietnamese() const {
  constexpr std::array<const char*, 4> kRoman = {"I", "II", "III", "IV"};
  switch (kind_) {
    case PeriodKind::kMonth: return fmt::format("tháng {} năm {}", index_, year_);
    case PeriodKind::kQuarter:
      return fmt::format("quý {} năm {}", kRoman[static_cast<std::size_t>(index_ - 1)], year_);
    case PeriodKind::kHalfYear:
      return fmt::format("6 tháng {} năm {}", index_ == 1 ? "đầu" : "cuối", year_);
    case PeriodKind::kNineMonths: return fmt::format("9 tháng năm {}", year_);
    case PeriodKind::kYear: return fmt::format("năm {}", year_);
  }
  return {};
}

}  // namespace sauro
