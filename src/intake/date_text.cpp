#include "intake/date_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "intake/date_cursor.h"

namespace sauro::intake {
namespace {

// "/2025", "-2025", "năm 2025", "2025" after a month or a quarter.
std::optional<int> TakeYear(DateCursor& cursor) {
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
  std::vector<int> values;
  std::vector<std::optional<int>> years;
};

// `named`: the unit's word stands before it, so that a word can be a number ("tháng sáu").
std::optional<int> UnitValue(const DateCursor& cursor, Precision precision, bool named) {
  if (!named && cursor.Spelled()) return std::nullopt;
  if (precision == Precision::kQuarter) return cursor.Quarter();
  if (const auto spelled = cursor.Spelled()) return spelled;
  return cursor.Number(1, 12);
}

// Between two values of one unit: "-", "đến", ",", "và", "+".
bool TakeJoint(DateCursor& cursor) {
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

// The unit's word: "tháng", "quý", "quí"; its letter where a number and a year follow: "T6/2026",
// "Q2/2026", "QII/2026" (one word, left to the caller).
bool TakeUnit(DateCursor& cursor, Precision precision) {
  const bool quarter = precision == Precision::kQuarter;
  if (quarter ? cursor.Take("quy") || cursor.Take("qui") : cursor.Take("thang")) return true;
  const bool letter = quarter ? cursor.Is("q") : cursor.Is("t") || cursor.Is("th");
  if (!letter) return false;
  const std::size_t dot = cursor.Is(".", 1) ? 1 : 0;
  const bool number = cursor.Number(1, quarter ? 4 : 12, 1 + dot).has_value();
  if (!number && !(quarter && dot > 0)) return false;
  cursor.Skip(1 + dot);
  return true;
}

// Fills in the years that are not printed: a value has the year of the value after it, or the year
// before that one where it would come later ("tháng 11 - tháng 2/2026").
void FillYears(Units& units, int year) {
  for (std::size_t i = units.values.size(); i-- > 0;) {
    if (units.years[i]) {
      year = *units.years[i];
    } else if (i + 1 < units.values.size() && units.values[i] > units.values[i + 1]) {
      --year;
    }
    units.years[i] = year;
  }
}

// "tháng 4/2025", "tháng 4, 5/2025", "quý I - quý III năm 2025", "tháng 11/2025 - tháng 2/2026".
std::optional<DateSpan> ReadUnits(
    DateCursor cursor, Precision precision, std::optional<int> context
) {
  const std::size_t begin = cursor.at();
  if (!TakeUnit(cursor, precision)) return std::nullopt;
  Units units;
  bool named = true;
  for (std::size_t last = begin;;) {
    const auto value = UnitValue(cursor, precision, named);
    if (!value) {
      cursor.Return(last);
      break;
    }
    cursor.Skip(1);
    units.values.push_back(*value);
    units.years.push_back(TakeYear(cursor));
    if (!units.years.back() && cursor.IsWrongYear()) return std::nullopt;
    last = cursor.at();
    if (units.values.size() >= 12 || !TakeJoint(cursor)) break;
    named = TakeUnit(cursor, precision);
  }
  if (units.values.empty()) return std::nullopt;
  const std::optional<int> year = units.years.back() ? units.years.back() : context;
  const bool own_year = units.years.back().has_value();
  if (!year) return std::nullopt;
  FillYears(units, *year);
  DateSpan out = SpanOf(precision, units.values.back(), *units.years.back());
  out.first = SpanOf(precision, units.values.front(), *units.years.front()).first;
  if (out.first > out.last) return std::nullopt;
  out.range = units.values.size() > 1;
  out.own_year = own_year;
  out.tokens = cursor.at() - begin;
  return out;
}

// "QII/2026": letter and number are one word.
std::optional<DateSpan> ReadShortQuarter(DateCursor cursor) {
  constexpr std::array<std::string_view, 4> kWords{"qi", "qii", "qiii", "qiv"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (!cursor.Is(kWords[i])) continue;
    const std::size_t begin = cursor.at();
    cursor.Skip(1);
    const auto year = TakeYear(cursor);
    if (!year) return std::nullopt;
    DateSpan out = SpanOf(Precision::kQuarter, static_cast<int>(i) + 1, *year);
    out.tokens = cursor.at() - begin;
    return out;
  }
  return std::nullopt;
}

// "2026-06-30"
std::optional<DateSpan> ReadIsoDay(DateCursor cursor) {
  const auto year = cursor.Year();
  const auto month = cursor.Number(1, 12, 2);
  const auto day = cursor.Number(1, 31, 4);
  if (!year || !month || !day || !cursor.Is("-", 1) || !cursor.Is("-", 3)) return std::nullopt;
  const auto found = Day::FromCivil(*year, *month, *day);
  if (!found) return std::nullopt;
  DateSpan out;
  out.first = out.last = *found;
  out.tokens = 5;
  return out;
}

// "/26" after day and month.
std::optional<int> TakeShortYear(DateCursor& cursor) {
  const auto year = cursor.Number(20, 60, 1);
  if (!cursor.Is("/") || !year) return std::nullopt;
  cursor.Skip(2);
  return 2000 + *year;
}

std::optional<int> TakeYearOrShort(DateCursor& cursor) {
  const auto year = TakeYear(cursor);
  return year ? year : TakeShortYear(cursor);
}

// "31/12/2025", "31-12-2025", "ngày 31 tháng 12 năm 2025", "ngày 30/6", "15 tháng 5"; a bare
// "30/6" needs a year, "6 tháng" is a stretch.
std::optional<DateSpan> ReadDay(DateCursor cursor, std::optional<int> context) {
  const std::size_t begin = cursor.at();
  const bool named = cursor.Take("ngay");
  const auto day = cursor.Number(1, 31);
  if (!day) return std::nullopt;
  std::optional<int> month;
  std::optional<int> year;
  if (cursor.IsSeparator(1)) {
    month = cursor.Number(1, 12, 2);
    if (!month) return std::nullopt;
    const bool slash = cursor.Is("/", 1);
    cursor.Skip(3);
    year = TakeYearOrShort(cursor);
    if (!year && !slash) return std::nullopt;  // "1.2" is a number, "7-8" a stretch
  } else if (cursor.Is("thang", 1) && (named || *day > 12 || cursor.IsYearBehind(3))) {
    month = cursor.Number(1, 12, 2);
    if (!month) return std::nullopt;
    cursor.Skip(3);
    year = TakeYear(cursor);
  } else {
    return std::nullopt;
  }
  const bool own_year = year.has_value();
  if (!year && cursor.IsWrongYear()) return std::nullopt;
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
std::optional<DateSpan> ReadBareMonth(DateCursor cursor) {
  const auto month = cursor.Number(1, 12);
  if (!month || !cursor.IsSeparator(1)) return std::nullopt;
  const auto year = cursor.Year(2);
  if (!year) return std::nullopt;
  DateSpan out = SpanOf(Precision::kMonth, *month, *year);
  out.tokens = 3;
  return out;
}

// "năm 2026", "năm nay", "năm" at the end of a phrase that needs one: its year, from the text or
// from the context.
struct YearWord {
  int year = 0;
  bool own = false;
};
std::optional<YearWord> TakeYearWord(DateCursor& cursor, std::optional<int> context) {
  if (!cursor.Take("nam")) return std::nullopt;
  if (const auto year = cursor.Year()) {
    cursor.Skip(1);
    return YearWord{*year, true};
  }
  if (!context || cursor.Is("hoc")) return std::nullopt;
  if (cursor.Take("nay")) return YearWord{*context, false};
  if (cursor.Take("toi") || cursor.Take("sau")) return YearWord{*context + 1, false};
  return YearWord{*context, false};
}

DateSpan Months(int year, int first, int last, Precision precision) {
  DateSpan out;
  out.precision = precision;
  out.first = *Day::FromCivil(year, first, 1);
  out.last = Day::LastOfMonth(year, last);
  return out;
}

// "6 tháng đầu năm 2025", "9 tháng năm 2025", "sáu tháng cuối năm", "nửa đầu năm 2026".
std::optional<DateSpan> ReadMonthsOfYear(DateCursor cursor, std::optional<int> context) {
  const std::size_t begin = cursor.at();
  auto months = cursor.Number(1, 12);
  if (cursor.Is("sau")) months = 6;
  if (cursor.Is("nua") && (cursor.Is("dau", 1) || cursor.Is("cuoi", 1))) {
    months = 6;
    cursor.Skip(1);
  } else {
    if (!months || !cursor.Is("thang", 1)) return std::nullopt;
    cursor.Skip(2);
  }
  const bool at_end = cursor.Is("cuoi");
  if (!cursor.Take("dau") && !cursor.Take("cuoi") && !cursor.Is("nam")) return std::nullopt;
  const auto year = TakeYearWord(cursor, context);
  if (!year) return std::nullopt;
  DateSpan out =
      Months(year->year, at_end ? 13 - *months : 1, at_end ? 12 : *months, Precision::kHalf);
  out.own_year = year->own;
  out.tokens = cursor.at() - begin;
  return out;
}

// A part of a year. "Cuối năm" ends with the year; where "đầu năm" and "giữa năm" end is our
// reading.
std::optional<DateSpan> ReadPartOfYear(DateCursor cursor, std::optional<int> context) {
  const std::size_t begin = cursor.at();
  const bool early = cursor.Take("dau");
  const bool middle = !early && cursor.Take("giua");
  const bool end = !early && !middle && cursor.Take("cuoi");
  const bool whole = !early && !middle && !end &&
                     (cursor.Take("trong") || cursor.Take("het") || cursor.Take("ca"));
  if (!early && !middle && !end && !whole) return std::nullopt;
  const auto year = TakeYearWord(cursor, context);
  // "trong năm 2026" is a plain year, read elsewhere.
  if (!year || (whole && year->own)) return std::nullopt;
  DateSpan out = early    ? Months(year->year, 1, 3, Precision::kQuarter)
                 : middle ? Months(year->year, 4, 6, Precision::kQuarter)
                          : Months(year->year, end ? 10 : 1, 12, Precision::kYear);
  out.vague = early || middle;
  out.own_year = year->own;
  out.tokens = cursor.at() - begin;
  return out;
}

// The days of a month from `from` to `to` (0: the last one).
DateSpan DaysOf(const DateSpan& month, int from, int to) {
  DateSpan out = month;
  out.precision = Precision::kWeek;
  out.first = month.first.Plus(from - 1);
  out.last = to == 0 ? month.last : std::min(month.last, month.first.Plus(to - 1));
  out.tokens = 0;
  return out;
}

// "tuần 2", "tuần thứ hai", "tuần đầu", "tuần cuối": 1 to 5, 0 for the last.
std::optional<int> TakeWeek(DateCursor& cursor) {
  constexpr std::array<std::string_view, 5> kOrdinals{"nhat", "hai", "ba", "tu", "nam"};
  if (!cursor.Take("tuan")) return std::nullopt;
  if (cursor.Take("dau")) {
    cursor.Take("tien");
    return 1;
  }
  if (cursor.Take("cuoi")) {
    cursor.Take("cung");
    return 0;
  }
  const bool ordinal = cursor.Take("thu");
  if (const auto number = cursor.Number(1, 5)) {
    cursor.Skip(1);
    return number;
  }
  for (std::size_t i = 0; ordinal && i < kOrdinals.size(); ++i) {
    if (cursor.Take(kOrdinals[i])) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

struct MonthPart {
  std::string_view phrase;
  int from;
  int to;
  bool vague;
};
constexpr std::array<MonthPart, 8> kMonthParts{{
    {"thuong tuan", 1, 10, false},
    {"trung tuan", 11, 20, false},
    {"ha tuan", 21, 0, false},
    {"nua dau", 1, 15, false},
    {"nua cuoi", 16, 0, false},
    {"dau", 1, 10, true},
    {"giua", 11, 20, true},
    {"cuoi", 21, 0, false},
}};

// "tuần 2", "trung tuần", "đầu": nothing if no part of a month begins here.
std::optional<MonthPart> TakeMonthPart(std::span<const Token> tokens, DateCursor& cursor) {
  if (const auto week = TakeWeek(cursor)) {
    const bool to_end = *week == 0 || *week == 5;
    return MonthPart{"", *week == 0 ? 25 : *week * 7 - 6, to_end ? 0 : *week * 7, false};
  }
  for (const MonthPart& known : kMonthParts) {
    const std::size_t count = MatchPhrase(tokens, cursor.at(), known.phrase);
    if (count == 0) continue;
    cursor.Skip(count);
    return known;
  }
  return std::nullopt;
}

// "tuần 2 tháng 3/2026", "trung tuần tháng 6", "đầu tháng 9/2026", "cuối quý II/2026".
std::optional<DateSpan> ReadPartOfMonth(
    std::span<const Token> tokens, DateCursor cursor, std::optional<int> context
) {
  const std::size_t begin = cursor.at();
  const auto found = TakeMonthPart(tokens, cursor);
  if (!found) return std::nullopt;
  const MonthPart& part = *found;
  cursor.Take("cua");
  cursor.Take("trong");
  DateSpan out;
  if (const auto month = ReadUnits(cursor, Precision::kMonth, context); month && !month->range) {
    out = DaysOf(*month, part.from, part.to);
    cursor.Skip(month->tokens);
  } else if (const auto quarter = ReadUnits(cursor, Precision::kQuarter, context);
             quarter && !quarter->range && (part.phrase == "dau" || part.phrase == "cuoi")) {
    out = *quarter;
    if (part.vague) out.last = Day::LastOfMonth(out.first.year(), out.first.month());
    cursor.Skip(quarter->tokens);
  } else {
    return std::nullopt;
  }
  out.vague = part.vague;
  out.tokens = cursor.at() - begin;
  return out;
}

// "năm học 2025-2026": from September to May; "học kỳ I năm học 2026-2027": to the middle of
// January.
std::optional<DateSpan> ReadSchoolYear(DateCursor cursor) {
  const std::size_t begin = cursor.at();
  std::optional<int> half;
  if (cursor.Is("hoc") && cursor.Is("ky", 1)) {
    cursor.Skip(2);
    half = cursor.Quarter();
    if (!half || *half > 2) return std::nullopt;
    cursor.Skip(1);
    cursor.Take(",");
  }
  if (!cursor.Take("nam") || !cursor.Take("hoc")) return std::nullopt;
  const auto first = cursor.Year();
  const auto last = cursor.Year(2);
  if (!first || !cursor.Is("-", 1) || !last || *last != *first + 1) return std::nullopt;
  cursor.Skip(3);
  DateSpan out;
  out.precision = Precision::kYear;
  out.first = *Day::FromCivil(*first, 9, 1);
  out.last = Day::LastOfMonth(*last, 5);
  if (half == 1) out.last = *Day::FromCivil(*last, 1, 15);
  if (half == 2) out.first = *Day::FromCivil(*last, 1, 16);
  out.range = true;
  out.tokens = cursor.at() - begin;
  return out;
}

void TakeYearsWord(DateCursor& cursor) {
  if ((cursor.Is("giai") && cursor.Is("doan", 1)) || (cursor.Is("nhiem") && cursor.Is("ky", 1))) {
    cursor.Skip(2);
  } else if (cursor.Is("gd") || cursor.Is("cac")) {
    cursor.Skip(1);
  }
  cursor.Take("nam");
}

// "năm 2025", "giai đoạn 2025-2028", "năm 2026 - 2027", "các năm 2025, 2026", a bare "2025-2026".
std::optional<DateSpan> ReadYears(DateCursor cursor) {
  const std::size_t begin = cursor.at();
  TakeYearsWord(cursor);
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
  const DateCursor cursor(tokens, at);
  if (const auto school = ReadSchoolYear(cursor)) return school;
  if (const auto months = ReadMonthsOfYear(cursor, year)) return months;
  if (const auto part = ReadPartOfMonth(tokens, cursor, year)) return part;
  if (const auto part = ReadPartOfYear(cursor, year)) return part;
  if (const auto day = ReadIsoDay(cursor)) return day;
  if (const auto day = ReadDay(cursor, year)) return day;
  if (const auto month = ReadUnits(cursor, Precision::kMonth, year)) return month;
  if (const auto quarter = ReadUnits(cursor, Precision::kQuarter, year)) return quarter;
  if (const auto quarter = ReadShortQuarter(cursor)) return quarter;
  if (const auto month = ReadBareMonth(cursor)) return month;
  return ReadYears(cursor);
}

}  // namespace sauro::intake
