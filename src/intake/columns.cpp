#include "intake/columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/column_bodies.h"
#include "intake/column_figures.h"
#include "intake/column_levels.h"
#include "intake/column_marks.h"
#include "intake/column_names.h"
#include "intake/column_times.h"
#include "intake/deadline_text.h"
#include "intake/header_words.h"
#include "intake/labels.h"
#include "intake/parties.h"
#include "intake/status_text.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kLongestHeader = 160;  // bytes; a longer text is content

bool IsPlainResult(std::string_view text) {
  const HeaderText header(text);
  return header.Is("ket qua") || header.Begins("ket qua cu the");
}

// "Năm 2026", "2026": the header says nothing else.
bool IsBareYear(const Column& column) {
  const std::string year = std::to_string(*column.year);
  return HeaderText(column.header).IsAny("nam " + year, year);
}

// "31/12/2025", "Mốc 31/12/2025", "Đến 30/9/2025": a day of the year and nothing else.
bool IsBareDay(const Column& column) {
  if (!column.by) return false;
  const std::vector<Token> tokens = Tokenize(column.header);
  constexpr std::array<std::string_view, 11> kWords{
      "moc", "ngay", "den", "het", "tinh", "tai", "thoi", "diem", "/", ".", "-"};
  return std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::kNumber ||
           std::find(kWords.begin(), kWords.end(), token.text) != kWords.end();
  });
}

bool StatesProgress(std::string_view text) {
  constexpr std::size_t kLongest = 80;  // bytes; a longer text tells what was done
  return text.size() <= kLongest && ReadStatus(text).status != StatedStatus::kNone;
}

// How many of the texts are what `is` asks, in percent; 0 below two texts.
template <typename Is>
std::size_t ShareOf(const std::vector<std::string_view>& texts, Is is) {
  if (texts.size() < 2) return 0;
  const auto count = static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), is));
  return count * 100 / texts.size();
}

// "Kết quả" alone is what came out if another column says what was wanted or how far it is, how far
// it is if nothing is wanted and the cells say so, else what is wanted.
void SettleResult(Layout& layout, const ColumnTexts& below) {
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    Column& column = layout.columns[i];
    const bool states = IsPlainResult(column.header) && !layout.Has(Role::kStatus) &&
                        !layout.Has(Role::kProduct) && ShareOf(below[i], StatesProgress) >= 60;
    if (column.role == Role::kOther && states) column.role = Role::kStatus;
  }
  const bool reported = layout.Has(Role::kProduct) || layout.Has(Role::kStatus);
  for (Column& column : layout.columns) {
    if (column.role == Role::kOther && IsPlainResult(column.header)) {
      column.role = reported ? Role::kResult : Role::kProduct;
    }
  }
}

bool Says(const Column& column, std::string_view phrase) {
  return HeaderText(column.header).Has(phrase);
}

// Of several columns of `role`, the first whose header has one of the phrases keeps it.
template <typename... Phrases>
void Prefer(Layout& layout, Role role, Role others, Phrases... phrases) {
  const auto of_role = [&](const Column& c) { return c.role == role; };
  auto& columns = layout.columns;
  if (std::count_if(columns.begin(), columns.end(), of_role) < 2) return;
  const auto best = std::find_if(columns.begin(), columns.end(), [&](const Column& c) {
    return c.role == role && (Says(c, phrases) || ...);
  });
  if (best == columns.end()) return;
  for (auto it = columns.begin(); it != columns.end(); ++it) {
    if (it != best && it->role == role) it->role = others;
  }
}

// A time to begin without a time to end is the deadline. Of several, the one that ends the work is.
void SettleTimes(Layout& layout) {
  if (layout.Has(Role::kStart) && !layout.Has(Role::kDeadline)) {
    for (Column& column : layout.columns) {
      if (column.role == Role::kStart) column.role = Role::kDeadline;
    }
  }
  Prefer(layout, Role::kDeadline, Role::kOther, "hoan thanh", "ket thuc", "thoi gian", "thoi han");
  // "Thời hạn | Tiến độ": how far it is.
  for (Column& column : layout.columns) {
    const bool progress = column.role == Role::kOther && HeaderText(column.header).Has("tien do");
    if (progress && layout.Has(Role::kDeadline) && !layout.Has(Role::kStatus))
      column.role = Role::kStatus;
  }
}

// "Sản phẩm, thời gian hoàn thành": both in one cell.
void SettleMixed(Layout& layout) {
  if (layout.indicators() || layout.Has(Role::kProduct)) return;
  for (Column& column : layout.columns) {
    column.mixed = column.role == Role::kDeadline &&
                   HeaderText(column.header).HasAny("san pham", "ket qua", "dau ra");
  }
}

// Who does the work leads it where nobody else does.
void SettleLead(Layout& layout) {
  Prefer(layout, Role::kLead, Role::kOther, "chu tri", "chiu trach nhiem", "dau moi");
  if (layout.Has(Role::kLead)) return;
  for (Column& column : layout.columns) {
    if (column.role == Role::kImplement) column.role = Role::kLead;
  }
}

// What was reached before stands in a table of tasks for how far they are.
void SettleBaseline(Layout& layout) {
  if (layout.indicators()) return;
  for (Column& column : layout.columns) {
    if (column.role != Role::kBaseline) continue;
    column.year.reset();
    column.role = Says(column, "ket qua") ? Role::kResult : Role::kStatus;
  }
}

// "Đơn vị" beside figures: of measure, unless bodies stand in it.
void SettleUnit(Layout& layout, const ColumnTexts& below) {
  if (!layout.indicators() || layout.Has(Role::kUnit)) return;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    if (column.role != Role::kLead || !HeaderText(column.header).Is("don vi")) continue;
    // Units are short; some look like bodies ("Doanh nghiệp", "Trung tâm"), but no body is "%".
    const auto is_body = [](std::string_view text) {
      return BeginsWithBody(text) && WordsOf(text).find(' ') != std::string::npos;
    };
    const auto is_share = [](std::string_view text) {
      return text.find('%') != std::string_view::npos;
    };
    constexpr std::size_t kHalf = 50;
    const bool bodies = i < below.size() && ShareOf(below[i], is_body) >= kHalf &&
                        std::none_of(below[i].begin(), below[i].end(), is_share);
    const bool led =
        std::any_of(layout.columns.begin(), layout.columns.end(), [&](const Column& c) {
          return &c != &column && (c.role == Role::kLead || c.role == Role::kImplement);
        });
    if (!bodies || led) column.role = Role::kUnit;
  }
}

// "Cấp trình", "Cơ quan ban hành", "Thẩm quyền phê duyệt": whoever decides does not do the work.
bool DecidesOnly(const Column& column) {
  return HeaderText(column.header)
             .HasAny(
                 "cap", "trinh", "ban hanh", "phe duyet", "quyet dinh", "tham quyen", "thong qua"
             ) ||
         HeaderText(column.header).HasAny("tham dinh", "tham tra");
}

// "Đánh giá", "Mức độ hoàn thành": how far the work is, where the cells say so.
bool JudgesProgress(const Column& column) {
  return HeaderText(column.header)
      .HasAny("danh gia", "muc do hoan thanh", "muc do thuc hien", "xep loai", "ket luan");
}

// Where the words of a header name nothing, the cells below may.
void SettleByCells(Layout& layout, const ColumnTexts& below) {
  const auto is_label = [](std::string_view text) { return KindOfLabel(text) != LabelKind::kNone; };
  const auto is_time = [](std::string_view text) {
    return text.size() < 300 &&
           ParseDeadline(text, {2000, false, nullptr}).kind != domain::DeadlineKind::kUnspecified;
  };
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    Column& column = layout.columns[i];
    const auto take = [&](Role role, auto is, std::size_t share) {
      if (column.role == Role::kOther && !layout.Has(role) && ShareOf(below[i], is) >= share)
        column.role = role;
    };
    if (i == 0) take(Role::kOrdinal, is_label, 60);
    if (Says(column, "kinh phi") || Says(column, "nguon")) continue;
    if (JudgesProgress(column)) take(Role::kStatus, StatesProgress, 60);
    take(Role::kDeadline, is_time, 75);
    take(Role::kLead, BeginsWithBody, 75);
    if (layout.Has(Role::kLead) && !DecidesOnly(column))
      take(Role::kCoordinate, BeginsWithBody, 90);
  }
}

bool ListsPersons(const Layout& layout) {
  return std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
    return HeaderText(column.header).HasAny("ho va ten", "ho ten", "chuc vu", "chuc danh");
  });
}

// A second column of the same kind keeps its text beside the row; targets may repeat.
void DropRepeats(Layout& layout) {
  std::vector<Role> seen;
  for (Column& column : layout.columns) {
    const bool of_one = column.role == Role::kBaseline && IsOfOne(column);
    if (column.role == Role::kTarget || column.role == Role::kSchedule ||
        column.role == Role::kGroup || column.role == Role::kMarkedBody ||
        column.role == Role::kOther || of_one) {
      continue;
    }
    if (std::find(seen.begin(), seen.end(), column.role) != seen.end()) {
      column.role = Role::kOther;
    } else {
      seen.push_back(column.role);
    }
  }
}

}  // namespace

std::vector<std::size_t> SideBySide(const std::vector<HeaderLevels>& header) {
  std::vector<std::size_t> out;
  std::size_t names = 0;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const Role role = RoleOfHeader(CollapseSpace(Join(header[i], " ")));
    if (role == Role::kOrdinal) out.push_back(i);
    if (role == Role::kTitle || role == Role::kIndicator) ++names;
  }
  const bool several = out.size() >= 2 && out[0] == 0 && names >= out.size();
  return several ? out : std::vector<std::size_t>{};
}

bool Layout::Has(Role role) const {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& c) {
    return c.role == role;
  });
}

bool operator==(const Layout& a, const Layout& b) {
  const auto same = [](const Column& x, const Column& y) {
    return x.role == y.role && x.year == y.year && x.by == y.by && x.name == y.name &&
           x.whom == y.whom && x.unit == y.unit && x.states == y.states;
  };
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(), same);
}

bool IsUnknown(const Column& column) {
  if (column.role != Role::kOther) return false;
  const HeaderText header(column.header);
  return RoleOfHeader(column.header) == Role::kOther && !IsPlainResult(column.header) &&
         !DecidesOnly(column) &&
         !header.HasAny("kinh phi", "von", "nguon von", "du toan", "nguon luc", "nguon kinh phi");
}

std::optional<int> YearIn(std::string_view text) {
  std::optional<int> year;
  for (const Token& token : Tokenize(text)) {
    if (token.kind == TokenKind::kNumber && token.text.size() == 4 && token.value >= 1990 &&
        token.value <= 2100) {
      year = token.value;
    }
  }
  return year;
}

bool IsMark(std::string_view text) {
  constexpr std::array<std::string_view, 16> kMarks{
      "x", "X", "v", "V", "+", "*", "✓", "✔", "√", "☑", "●", "•", "■", "▪", "█", "◆"};
  text = TrimAny(text, " \n");
  return std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end();
}

namespace {

// What the words of a header say by themselves.
Column ColumnOf(const HeaderLevels& levels) {
  Column column;
  column.levels = levels;
  column.header = CollapseSpace(Join(levels, " "));
  const std::string& text = column.header;
  column.role = RoleOfHeader(text);
  if (column.role == Role::kTarget || column.role == Role::kBaseline) column.year = YearIn(text);
  if (column.role == Role::kTarget) column.by = DayIn(text);
  column.bare = column.year && IsBareYear(column);
  column.bare_day = column.year && IsBareDay(column);
  if (column.role == Role::kTarget && text.find('%') != std::string::npos) column.unit = "%";
  return column;
}

}  // namespace

std::optional<Layout> ReadHeader(const std::vector<std::string>& texts) {
  std::vector<HeaderLevels> levels;
  levels.reserve(texts.size());
  for (const std::string& text : texts) levels.push_back({text});
  return ReadHeader(levels);
}

std::optional<Layout> ReadHeader(
    const std::vector<HeaderLevels>& levels, const ColumnTexts& below, const HeaderHints& hints
) {
  Layout out;
  for (const HeaderLevels& texts : levels) {
    out.columns.push_back(ColumnOf(texts));
    if (out.columns.back().header.size() > kLongestHeader) return std::nullopt;
  }
  SettleFigures(out, below);
  SettleYears(out, below, hints);
  if (!SettleBodyRows(out, below, hints)) return std::nullopt;
  SettleBodyColumns(out, below);
  SettleComparisons(out);
  SettlePeriods(out, below);
  SettlePeriodTargets(out, below);
  SettleSchedule(out, below);
  SettleValues(out, below);
  SettleStatements(out, below);
  SettleResult(out, below);
  SettleNames(out, below);
  SettleUnknownName(out);
  const bool named = out.Has(Role::kTitle) || out.Has(Role::kIndicator);
  if (!named || KnownColumns(out) < 2 || ListsPersons(out)) return std::nullopt;
  SettleMarkedBodies(out, below);
  SettleTitles(out, below);
  SettleGroups(out, below);
  SettleFirstYear(out);
  SettleBaselines(out);
  SettleBaseline(out);
  SettleTimes(out);
  SettleMixed(out);
  SettleUnit(out, below);
  SettleByCells(out, below);
  SettleLead(out);
  SettleWhom(out);
  DropRepeats(out);
  if (KnownColumns(out) < 3) return std::nullopt;
  for (Column& column : out.columns) HeaderLevels().swap(column.levels);
  return out;
}

std::size_t KnownColumns(const Layout& layout) {
  return static_cast<std::size_t>(std::count_if(
      layout.columns.begin(),
      layout.columns.end(),
      [](const Column& column) { return column.role != Role::kOther; }
  ));
}

}  // namespace sauro::intake
