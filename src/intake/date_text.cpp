#include "intake/date_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace sauro::intake {
namespace {

// A place in the tokens that can look ahead safely.
class Cursor {
 public:
  Cursor(std::span<const Token> tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  [[nodiscard]] bool Is(std::string_view text, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].text == text;
  }
  [[nodiscard]] std::optional<int> Number(int low, int high, std::size_t ahead = 0) const {
    if (at_ + ahead >= tokens_.size()) return std::nullopt;
    const Token& token = tokens_[at_ + ahead];
    if (token.kind != TokenKind::kNumber || token.value < low || token.value > high) {
      return std::nullopt;
    }
    return token.value;
  }
  [[nodiscard]] std::optional<int> Year(std::size_t ahead = 0) const {
    return Number(1990, 2100, ahead);
  }
  [[nodiscard]] std::optional<int> Quarter() const {
    constexpr std::array<std::string_view, 4> kRoman{"i", "ii", "iii", "iv"};
    for (int i = 0; i < 4; ++i) {
      if (Is(kRoman[static_cast<std::size_t>(i)])) return i + 1;
    }
    return Number(1, 4);
  }
  [[nodiscard]] bool IsSeparator(std::size_t ahead = 0) const {
    return Is("/", ahead) || Is("-", ahead) || Is(".", ahead);
  }
  bool Take(std::string_view text) {
    if (!Is(text)) return false;
    ++at_;
    return true;
  }
  void Skip(std::size_t count) { at_ += count; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void Return(std::size_t at) { at_ = at; }

 private:
  std::span<const Token> tokens_;
  std::size_t at_;
};

// "/2025", "-2025", "năm 2025", "2025" after a month or a quarter.
std::optional<int> TakeYear(Cursor& cursor) {
  if (cursor.IsSeparator() || cursor.Is("nam") || cursor.Is(",")) {
    if (const auto year = cursor.Year(1)) {
      cursor.Skip(2);
      return year;
    }
    if (cursor.Is(",") && cursor.Is("nam", 1)) {
      if (const auto year = cursor.Year(2)) {
        cursor.Skip(3);
        return year;
      }
    }
    return std::nullopt;
  }
  const auto year = cursor.Year();
  if (year) cursor.Skip(1);
  return year;
}

struct Units {
  Precision precision = Precision::kMonth;
  std::vector<int> values;
  std::vector<std::optional<int>> years;
};

std::optional<int> UnitValue(const Cursor& cursor, Precision precision) {
  if (precision == Precision::kQuarter) return cursor.Quarter();
  return cursor.Number(1, 12);
}

// Between two values of one unit: "-", "đến", ",", "và", "+".
bool TakeJoint(Cursor& cursor) {
  const std::size_t start = cursor.at();
  const bool joint = cursor.Take("-") || cursor.Take(",") || cursor.Take("va") ||
                     cursor.Take("+") || cursor.Take("den") || cursor.Take("sang");
  if (!joint) return false;
  if (cursor.Is("het")) cursor.Skip(1);
  if (cursor.at() == start) return false;
  return true;
}

DateSpan SpanOf(Precision precision, int value, int year) {
  DateSpan out;
  out.precision = precision;
  if (precision == Precision::kQuarter) {
    out.first = *Day::FromCivil(year, value * 3 - 2, 1);
    out.last = Day::LastOfMonth(year, value * 3);
  } else {
    out.first = *Day::FromCivil(year, value, 1);
    out.last = Day::LastOfMonth(year, value);
  }
  return out;
}

// "tháng 4/2025", "tháng 4, 5/2025", "quý I - quý III năm 2025", "tháng 11/2025 - tháng 2/2026".
std::optional<DateSpan> ReadUnits(Cursor cursor, Precision precision, std::optional<int> context) {
  const std::size_t begin = cursor.at();
  const std::string_view word = precision == Precision::kQuarter ? "quy" : "thang";
  if (!cursor.Take(word)) return std::nullopt;
  Units units;
  units.precision = precision;
  for (std::size_t last = begin;;) {
    const auto value = UnitValue(cursor, precision);
    if (!value) {
      cursor.Return(last);
      break;
    }
    cursor.Skip(1);
    units.values.push_back(*value);
    units.years.push_back(TakeYear(cursor));
    last = cursor.at();
    if (units.values.size() >= 12 || !TakeJoint(cursor)) break;
    cursor.Take(word);
  }
  if (units.values.empty()) return std::nullopt;
  // A value without a year has the year of the value after it.
  std::optional<int> year = units.years.back() ? units.years.back() : context;
  const bool own_year = units.years.back().has_value();
  if (!year) return std::nullopt;
  for (std::size_t i = units.values.size(); i-- > 0;) {
    if (units.years[i]) year = units.years[i];
    units.years[i] = year;
  }
  DateSpan out = SpanOf(precision, units.values.back(), *units.years.back());
  out.first = SpanOf(precision, units.values.front(), *units.years.front()).first;
  if (out.first > out.last) return std::nullopt;
  out.range = units.values.size() > 1;
  out.own_year = own_year;
  out.tokens = cursor.at() - begin;
  return out;
}

// "31/12/2025", "31-12-2025", "ngày 31 tháng 12 năm 2025", "ngày 30/6"; a bare "30/6" needs a year.
std::optional<DateSpan> ReadDay(Cursor cursor, std::optional<int> context) {
  const std::size_t begin = cursor.at();
  const bool named = cursor.Take("ngay");
  const auto day = cursor.Number(1, 31);
  if (!day) return std::nullopt;
  std::optional<int> month;
  std::optional<int> year;
  if (cursor.IsSeparator(1)) {
    month = cursor.Number(1, 12, 2);
    if (!month) return std::nullopt;
    const bool dotted = cursor.Is(".", 1) || cursor.Is("-", 1);
    cursor.Skip(3);
    year = TakeYear(cursor);
    if (!year && dotted) return std::nullopt;  // "1.2" is a number, "7-8" a stretch
  } else if (named && cursor.Is("thang", 1)) {
    month = cursor.Number(1, 12, 2);
    if (!month) return std::nullopt;
    cursor.Skip(3);
    year = TakeYear(cursor);
  } else {
    return std::nullopt;
  }
  const bool own_year = year.has_value();
  if (!year) year = context;
  if (!year) return std::nullopt;
  const auto found = Day::FromCivil(*year, *month, *day);
  if (!found) return std::nullopt;
  DateSpan out;
  out.first = out.last = *found;
  out.own_year = own_year;
  out.tokens = cursor.at() - begin;
  return out;
}

// "6/2026": a month without its word.
std::optional<DateSpan> ReadBareMonth(Cursor cursor) {
  const auto month = cursor.Number(1, 12);
  if (!month || !(cursor.Is("/", 1) || cursor.Is("-", 1))) return std::nullopt;
  const auto year = cursor.Year(2);
  if (!year) return std::nullopt;
  DateSpan out = SpanOf(Precision::kMonth, *month, *year);
  out.tokens = 3;
  return out;
}

// "6 tháng đầu năm 2025", "9 tháng năm 2025", "6 tháng cuối năm 2025".
std::optional<DateSpan> ReadMonthsOfYear(Cursor cursor, std::optional<int> context) {
  const std::size_t begin = cursor.at();
  const auto months = cursor.Number(1, 12);
  if (!months || !cursor.Is("thang", 1)) return std::nullopt;
  cursor.Skip(2);
  const bool end_of_year = cursor.Is("cuoi");
  if (!cursor.Take("dau") && !cursor.Take("cuoi") && !cursor.Is("nam")) return std::nullopt;
  if (!cursor.Take("nam")) return std::nullopt;
  const auto in_text = cursor.Year();
  if (in_text) cursor.Skip(1);
  const auto year = in_text ? in_text : context;
  if (!year) return std::nullopt;
  DateSpan out;
  out.precision = Precision::kHalf;
  out.first = *Day::FromCivil(*year, end_of_year ? 13 - *months : 1, 1);
  out.last = Day::LastOfMonth(*year, end_of_year ? 12 : *months);
  out.own_year = in_text.has_value();
  out.tokens = cursor.at() - begin;
  return out;
}

// "năm 2025", "giai đoạn 2025-2028", "năm 2026 - 2027", "các năm 2025, 2026", a bare "2025-2026".
std::optional<DateSpan> ReadYears(Cursor cursor) {
  const std::size_t begin = cursor.at();
  if (cursor.Take("giai")) {
    if (!cursor.Take("doan")) return std::nullopt;
  } else {
    cursor.Take("nam");
  }
  cursor.Take("nam");
  const auto first = cursor.Year();
  if (!first) return std::nullopt;
  cursor.Skip(1);
  int last = *first;
  std::size_t end = cursor.at();
  while (TakeJoint(cursor)) {
    cursor.Take("nam");
    const auto next = cursor.Year();
    if (!next || *next < last) break;
    cursor.Skip(1);
    last = *next;
    end = cursor.at();
  }
  DateSpan out;
  out.precision = Precision::kYear;
  out.first = *Day::FromCivil(*first, 1, 1);
  out.last = *Day::FromCivil(last, 12, 31);
  out.range = last != *first;
  out.tokens = end - begin;
  return out;
}

}  // namespace

std::optional<DateSpan> ReadDate(
    std::span<const Token> tokens, std::size_t at, std::optional<int> year
) {
  const Cursor cursor(tokens, at);
  if (const auto months = ReadMonthsOfYear(cursor, year)) return months;
  if (const auto day = ReadDay(cursor, year)) return day;
  if (const auto month = ReadUnits(cursor, Precision::kMonth, year)) return month;
  if (const auto quarter = ReadUnits(cursor, Precision::kQuarter, year)) return quarter;
  if (const auto month = ReadBareMonth(cursor)) return month;
  return ReadYears(cursor);
}

}  // namespace sauro::intake
