#pragma once
// Days, instants and reporting periods of Vietnam (UTC+7, no daylight saving). Pure: nothing here
// reads a clock.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t unix_ms = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// A civil day, proleptic Gregorian, 0001-01-01 to 9999-12-31.
class Day {
 public:
  Day() = default;
  static constexpr Day FromDays(std::int32_t days_since_1970) {
    Day day;
    day.days_ = days_since_1970;
    return day;
  }
  /// Nothing if there is no such day (30 February, month 13, year 0).
  static std::optional<Day> FromCivil(int year, int month, int day);
  /// "2025-05-31" exactly. Errors: kInvalid.
  static Result<Day> FromIso(std::string_view text);
  static Day LastOfMonth(int year, int month);  ///< month 1..12

  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  [[nodiscard]] std::int32_t days() const { return days_; }
  [[nodiscard]] Day Plus(std::int32_t count) const { return FromDays(days_ + count); }
  [[nodiscard]] std::string Iso() const;         ///< 2025-05-31
  [[nodiscard]] std::string Vietnamese() const;  ///< 31/05/2025
  friend auto operator<=>(const Day&, const Day&) = default;

 private:
  std::int32_t days_ = 0;
};

/// `to` minus `from`, in days.
inline std::int32_t DaysBetween(Day from, Day to) {
  return to.days() - from.days();
}

Day DayOf(Instant at);           ///< The Vietnamese day of an instant.
Instant StartOf(Day day);        ///< 00:00 of that day in Vietnam.
Instant EndOf(Day day);          ///< The last millisecond of that day in Vietnam.
std::string IsoUtc(Instant at);  ///< 2025-05-20T07:12:33.123Z
/// The form of IsoUtc exactly. Errors: kInvalid.
Result<Instant> InstantFromIsoUtc(std::string_view text);
std::string VietnameseTime(Instant at);  ///< 20/05/2025 14:12, Vietnamese time

/// The system clock.
Instant Now();

enum class PeriodKind { kMonth, kQuarter, kHalfYear, kNineMonths, kYear };

/// A reporting period: "2025-05", "2025-Q2", "2025-H1", "2025-9M", "2025".
class Period {
 public:
  /// Errors: kInvalid.
  static Result<Period> Parse(std::string_view text);
  [[nodiscard]] PeriodKind kind() const { return kind_; }
  [[nodiscard]] Day first() const;
  [[nodiscard]] Day last() const;
  [[nodiscard]] std::string Code() const;  ///< The form that Parse reads.
  [[nodiscard]] std::string Vietnamese(
  ) const;  ///< "tháng 5 năm 2025", "quý II năm 2025", "6 tháng đầu năm 2025"
  friend bool operator==(const Period&, const Period&) = default;

 private:
  PeriodKind kind_ = PeriodKind::kMonth;
  int year_ = 1970;
  int index_ = 1;  // month 1..12, quarter 1..4, half 1..2, otherwise 1
};

}  // namespace sauro
