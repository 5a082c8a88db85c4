#include "intake/column_times.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "intake/date_text.h"
#include "intake/header_words.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// "Tiến độ (quý) II" -> "Quý II", "Tháng 3/2026", "Q3"; empty where a header names neither.
std::string PeriodIn(const Column& column) {
  const std::string_view header = column.header;
  const std::vector<Token> tokens = Tokenize(header);
  const auto named = YearIn(header);
  const std::string year = named ? "/" + std::to_string(*named) : std::string();
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const Token& token = tokens[i];
    std::size_t at = i;  // of the word before: "(quý) II"
    while (at > 0 && tokens[at - 1].kind == TokenKind::kPunctuation) --at;
    const std::string_view before = at > 0 ? std::string_view(tokens[at - 1].text) : "";
    const bool quarter = token.text == "i" || token.text == "ii" || token.text == "iii" ||
                         token.text == "iv" || (token.value >= 1 && token.value <= 4);
    if ((before == "quy" || before == "q") && quarter) return "Quý " + ToUpper(token.text) + year;
    if (before == "thang" && token.value >= 1 && token.value <= 12)
      return "Tháng " + std::to_string(token.value) + year;
  }
  return {};
}

// "Quý II", "Kế hoạch quý II", "Tháng 3"; "TH quý I" and "Ước quý II" tell what has been.
bool IsBarePeriod(const Column& column) {
  const std::string period = PeriodIn(column);
  if (period.empty() || YearIn(column.header)) return false;
  const std::string words = WordsOf(period);
  const HeaderText header(column.header);
  return header.Is(words) || header.Is("ke hoach " + words) || header.Is("kh " + words) ||
         header.Is("muc tieu " + words) || header.Is("chi tieu " + words);
}

// "I", "II", "III", "IV" at the ends of four headers side by side, under "Tiến độ thực hiện năm
// 2026": where the first stands; past the last where nothing is so.
std::size_t FourQuarters(const Layout& layout) {
  constexpr std::array<std::string_view, 4> kRoman{"i", "ii", "iii", "iv"};
  const auto& columns = layout.columns;
  for (std::size_t i = 0; i + kRoman.size() <= columns.size(); ++i) {
    std::size_t same = 0;
    for (; same < kRoman.size(); ++same) {
      const std::vector<Token> tokens = Tokenize(columns[i + same].header);
      if (tokens.empty() || tokens.back().text != kRoman[same]) break;
    }
    if (same == kRoman.size()) return i;
  }
  return columns.size();
}

// Of each column that is a quarter or a month; empty for others.
std::vector<std::string> PeriodsOf(const Layout& layout) {
  std::vector<std::string> out;
  for (const Column& column : layout.columns) out.push_back(PeriodIn(column));
  const std::size_t first = FourQuarters(layout);
  for (std::size_t i = first; i < layout.columns.size() && i < first + 4; ++i) {
    if (!out[i].empty()) continue;
    const auto year = YearIn(layout.columns[i].header);
    constexpr std::array<std::string_view, 4> kNames{"Quý I", "Quý II", "Quý III", "Quý IV"};
    out[i] = std::string(kNames[i - first]) + (year ? "/" + std::to_string(*year) : "");
  }
  return out;
}

std::optional<Day> DayOf(const Column& target) {
  if (target.by || !target.year) return target.by;
  return Day::FromCivil(*target.year, 12, 31);
}

// "2026/2025 (%)", "KH 2026/TH 2025": a year over an earlier one.
bool DividesYears(std::string_view header) {
  constexpr std::size_t kNear = 4;  // tokens
  const std::vector<Token> tokens = Tokenize(header);
  const auto year_of = [](const Token& token) {
    return token.kind == TokenKind::kNumber && token.value >= 1990 && token.value <= 2100
               ? token.value
               : 0;
  };
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (year_of(tokens[i]) == 0 || tokens[i + 1].text != "/") continue;
    for (std::size_t k = i + 2; k < std::min(tokens.size(), i + kNear + 1); ++k) {
      if (year_of(tokens[k]) > 0) return year_of(tokens[i]) > year_of(tokens[k]);
    }
  }
  return false;
}

// "6 tháng 2026", "9 tháng năm 2026": the months from January on.
std::optional<Day> FirstMonths(const std::vector<Token>& tokens, std::size_t at) {
  const int months = tokens[at].kind == TokenKind::kNumber ? tokens[at].value : 0;
  if ((months != 3 && months != 6 && months != 9) || MatchPhrase(tokens, at + 1, "thang") == 0)
    return std::nullopt;
  const std::size_t year = at + 2 + MatchPhrase(tokens, at + 2, "nam");
  if (year >= tokens.size() || tokens[year].value < 2000 || tokens[year].value > 2100)
    return std::nullopt;
  return Day::FromCivil(tokens[year].value, months, months == 3 ? 31 : 30);
}

}  // namespace

std::optional<Day> DayIn(std::string_view header) {
  const std::vector<Token> tokens = Tokenize(header);
  const std::optional<int> year = YearIn(header);  // "Kế hoạch năm 2026" over "6 tháng đầu năm"
  std::optional<Day> day;
  for (std::size_t i = 0; i < tokens.size();) {
    if (const auto months = FirstMonths(tokens, i)) return months;
    const auto span = ReadDate(tokens, i, year);
    // "Phấn đấu năm 2026" is not "đầu năm 2026"; "Năm học 2026-2027" ends in May.
    const bool school =
        MatchPhrase(tokens, i, "nam hoc") > 0 || MatchPhrase(tokens, i, "hoc ky") > 0;
    if (span && (school || span->precision != Precision::kYear) && !span->vague) day = span->last;
    i += span ? std::max<std::size_t>(span->tokens, 1) : 1;
  }
  return day;
}

void SettlePeriods(Layout& layout, const ColumnTexts& below) {
  std::vector<std::size_t> found;
  std::size_t marks = 0;
  const std::vector<std::string> periods = PeriodsOf(layout);
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    const Role role = layout.columns[i].role;
    // Whatever else the header sounds like: "Tiến độ thực hiện, quý I". Only names have no marks.
    if (role == Role::kOrdinal || role == Role::kTitle || role == Role::kIndicator) continue;
    if (periods[i].empty()) continue;
    if (!std::all_of(below[i].begin(), below[i].end(), IsMark)) return;
    marks += below[i].size();
    found.push_back(i);
  }
  if (found.size() < 2 || marks == 0) return;
  for (const std::size_t i : found) {
    layout.columns[i].role = Role::kSchedule;
    layout.columns[i].period = periods[i];
  }
}

void SettlePeriodTargets(Layout& layout, const ColumnTexts& below) {
  if (!layout.indicators()) return;
  const auto is_figure = [](std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
  };
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kOther || below[i].empty() || !IsBarePeriod(column)) continue;
    if (std::all_of(below[i].begin(), below[i].end(), is_figure)) found.push_back(i);
  }
  if (found.size() < 2) return;
  for (const std::size_t i : found) {
    layout.columns[i].role = Role::kTarget;
    layout.columns[i].period = PeriodIn(layout.columns[i]);
  }
}

void SettleSchedule(Layout& layout, const ColumnTexts& below) {
  std::size_t marks = 0;
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    if (layout.columns[i].role != Role::kTarget) continue;
    if (!layout.columns[i].year || !std::all_of(below[i].begin(), below[i].end(), IsMark)) return;
    marks += below[i].size();
  }
  if (marks == 0) return;
  for (Column& column : layout.columns) {
    if (column.role != Role::kTarget) continue;
    column.role = Role::kSchedule;
    column.period = "Năm " + std::to_string(*column.year);
  }
}

void SettleComparisons(Layout& layout) {
  for (Column& column : layout.columns) {
    if (column.role != Role::kTarget) continue;
    const bool compares =
        HeaderText(column.header).HasAny("so voi", "so sanh", "tang giam", "ty le tang") ||
        DividesYears(column.header);
    const bool average = HeaderText(column.header).Has("binh quan");
    const bool beside =
        std::any_of(layout.columns.begin(), layout.columns.end(), [&](const Column& other) {
          return &other != &column && other.role == Role::kTarget &&
                 (compares || DayOf(other) == DayOf(column));
        });
    if (beside && (compares || average)) column.role = Role::kOther;
  }
}

void SettleFirstYear(Layout& layout) {
  if (!layout.indicators() || layout.Has(Role::kBaseline)) return;
  Column* bare = nullptr;
  bool first = true;
  for (Column& column : layout.columns) {
    if (column.role != Role::kTarget || !column.year) continue;
    if (column.bare) {
      if (bare != nullptr) return;
      bare = &column;
    } else if (!HeaderText(column.header)
                    .HasAny("muc tieu", "chi tieu", "ke hoach", "phan dau", "lo trinh")) {
      return;
    }
  }
  for (const Column& column : layout.columns) {
    const bool later = bare != nullptr && column.year && *column.year > *bare->year;
    if (column.role == Role::kTarget && &column != bare && !later) first = false;
  }
  const auto targets =
      std::count_if(layout.columns.begin(), layout.columns.end(), [](const auto& c) {
        return c.role == Role::kTarget;
      });
  if (bare == nullptr || !first || targets < 2) return;
  bare->role = Role::kBaseline;
  bare->begins = true;
  bare->by.reset();
}

void SettleBaselines(Layout& layout) {
  if (!layout.indicators()) return;
  Column* last = nullptr;
  for (Column& column : layout.columns) {
    if (column.role != Role::kBaseline) continue;
    if (last != nullptr && last->year && column.year && *column.year > *last->year) {
      last->role = Role::kOther;
    } else if (last != nullptr) {
      column.role = Role::kOther;
      continue;
    }
    last = &column;
  }
}

}  // namespace sauro::intake
