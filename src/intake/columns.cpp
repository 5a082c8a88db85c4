#include "intake/columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
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
  return HeaderText(text).Is("ket qua");
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

// "Chỉ tiêu" without figures beside it names tasks; "Mục tiêu" without a name column is the name.
void SettleNames(Layout& layout) {
  const bool figures =
      layout.Has(Role::kTarget) || layout.Has(Role::kUnit) || layout.Has(Role::kBaseline);
  const bool named = layout.Has(Role::kTitle) || layout.Has(Role::kIndicator);
  for (Column& column : layout.columns) {
    if (column.role == Role::kIndicator && !figures) column.role = Role::kTitle;
    if (column.role == Role::kTitle && figures && layout.Has(Role::kTarget))
      column.role = Role::kIndicator;
    if (named || HeaderText(column.header).Is("ghi chu")) continue;
    const bool vague = column.role == Role::kOther || column.role == Role::kBasis;
    if (vague &&
        HeaderText(column.header)
            .HasAny("ten", "de an", "du an", "chuong trinh", "van de", "van ban", "viec")) {
      column.role = Role::kTitle;
      return;
    }
  }
}

// Where everything else is known, the column beside the numbers is the name, whatever it is called.
void SettleUnknownName(Layout& layout) {
  if (layout.Has(Role::kTitle) || layout.Has(Role::kIndicator)) return;
  std::size_t known = 0;
  for (const Column& column : layout.columns) known += column.role == Role::kOther ? 0 : 1;
  for (std::size_t i = 0; known >= 3 && i + 1 < layout.columns.size(); ++i) {
    Column& next = layout.columns[i + 1];
    if (layout.columns[i].role != Role::kOrdinal) continue;
    if (next.role == Role::kOther && !next.header.empty()) next.role = Role::kTitle;
    return;
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
    // Units are short; some look like bodies ("Doanh nghiệp", "Trung tâm").
    const bool bodies =
        i < below.size() && std::any_of(below[i].begin(), below[i].end(), [](std::string_view t) {
          return BeginsWithBody(t) && WordsOf(t).find(' ') != std::string::npos;
        });
    const bool led =
        std::any_of(layout.columns.begin(), layout.columns.end(), [&](const Column& c) {
          return &c != &column && (c.role == Role::kLead || c.role == Role::kImplement);
        });
    if (!bodies || led) column.role = Role::kUnit;
  }
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
    take(Role::kDeadline, is_time, 75);
    take(Role::kLead, BeginsWithBody, 75);
    if (layout.Has(Role::kLead)) take(Role::kCoordinate, BeginsWithBody, 90);
  }
}

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
    if (before == "quy" && quarter) return "Quý " + ToUpper(token.text) + year;
    if (before == "thang" && token.value >= 1 && token.value <= 12)
      return "Tháng " + std::to_string(token.value) + year;
    const std::string& word = token.text;
    const bool short_form = word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4';
    if (short_form) return "Quý " + word.substr(1) + year;
  }
  return {};
}

// Quarters or months with marks below them are when tasks go on.
void SettlePeriods(Layout& layout, const ColumnTexts& below) {
  std::vector<std::size_t> found;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    const Role role = layout.columns[i].role;
    // Whatever else the header sounds like: "Tiến độ thực hiện, quý I". Only names have no marks.
    if (role == Role::kOrdinal || role == Role::kTitle || role == Role::kIndicator) continue;
    if (PeriodIn(layout.columns[i]).empty()) continue;
    if (!std::all_of(below[i].begin(), below[i].end(), IsMark)) return;
    marks += below[i].size();
    found.push_back(i);
  }
  if (found.size() < 2 || marks == 0) return;
  for (const std::size_t i : found) {
    layout.columns[i].role = Role::kSchedule;
    layout.columns[i].period = PeriodIn(layout.columns[i]);
  }
}

// Years with marks below them are when tasks go on, not targets.
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

// The name of a body or a place at the end of a header, behind `shared` words.
std::string WhomIn(std::string_view header, std::size_t shared) {
  const std::vector<Token> tokens = Tokenize(header);
  if (tokens.size() <= shared) return {};
  const std::string_view name = header.substr(tokens[shared].begin);
  constexpr std::array<std::string_view, 8> kPlaces{
      "xa", "phuong", "dac khu", "thi tran", "huyen", "thi xa", "thanh pho", "quan"};
  const bool place = IsCapital(header, tokens[shared]) && tokens.size() > shared + 1 &&
                     std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view phrase) {
                       return MatchPhrase(tokens, shared, phrase) > 0;
                     });
  return place || BeginsWithBody(name) ? std::string(name) : std::string();
}

std::size_t SharedTokens(const Layout& layout, const std::vector<std::size_t>& columns) {
  const std::vector<Token> first = Tokenize(layout.columns[columns[0]].header);
  std::size_t shared = first.size();
  for (const std::size_t column : columns) {
    const std::vector<Token> tokens = Tokenize(layout.columns[column].header);
    std::size_t same = 0;
    while (same < std::min(shared, tokens.size()) && tokens[same].text == first[same].text) ++same;
    shared = same;
  }
  // "Xã An Bình", "Xã Tân Lập": the word is part of each name.
  while (shared > 0 && IsCapital(layout.columns[columns[0]].header, first[shared - 1]) &&
         !WhomIn(layout.columns[columns[0]].header, shared - 1).empty())
    --shared;
  return shared;
}

// Targets of one year over several columns, one for each body: "Chỉ tiêu giao năm 2026 | Xã A | Xã
// B".
void SettleWhom(Layout& layout) {
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (layout.columns[i].role == Role::kTarget) targets.push_back(i);
  }
  if (!layout.indicators() || targets.size() < 2) return;
  const std::size_t shared = SharedTokens(layout, targets);
  std::size_t named = 0;
  for (const std::size_t i : targets) {
    const std::string whom = WhomIn(layout.columns[i].header, shared);
    named += whom.empty() ? 0 : 1;
  }
  if (named < 2 || named + 1 < targets.size()) return;  // beside them, one for all at most
  for (const std::size_t i : targets)
    layout.columns[i].whom = WhomIn(layout.columns[i].header, shared);
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
    if (column.role == Role::kTarget || column.role == Role::kSchedule ||
        column.role == Role::kOther) {
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

std::vector<std::size_t> SideBySide(const std::vector<std::string>& texts) {
  std::vector<std::size_t> out;
  std::size_t names = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Role role = RoleOfHeader(CollapseSpace(texts[i]));
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
    return x.role == y.role && x.year == y.year;
  };
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(), same);
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
  text = TrimAny(text, " \n");
  return text == "x" || text == "X" || text == "✓" || text == "√" || text == "v" || text == "V" ||
         text == "●" || text == "•" || text == "+" || text == "*";
}

std::optional<Layout> ReadHeader(const std::vector<std::string>& texts, const ColumnTexts& below) {
  Layout out;
  for (const std::string& text : texts) {
    if (text.size() > kLongestHeader) return std::nullopt;
    Column column;
    column.header = CollapseSpace(text);
    column.role = RoleOfHeader(column.header);
    if (column.role == Role::kTarget || column.role == Role::kBaseline) column.year = YearIn(text);
    if (column.role == Role::kTarget && text.find('%') != std::string::npos) column.unit = "%";
    out.columns.push_back(std::move(column));
  }
  SettlePeriods(out, below);
  SettleSchedule(out, below);
  SettleResult(out, below);
  SettleNames(out);
  SettleUnknownName(out);
  const bool named = out.Has(Role::kTitle) || out.Has(Role::kIndicator);
  if (!named || KnownColumns(out) < 2 || ListsPersons(out)) return std::nullopt;
  SettleBaseline(out);
  SettleTimes(out);
  SettleUnit(out, below);
  SettleByCells(out, below);
  SettleLead(out);
  SettleWhom(out);
  DropRepeats(out);
  if (KnownColumns(out) < 3) return std::nullopt;
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
