#include "intake/column_bodies.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "intake/column_figures.h"
#include "intake/column_levels.h"
#include "intake/column_times.h"
#include "intake/figure_text.h"
#include "intake/header_words.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

bool NamesPlace(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 8> kPlaces{
      "xa", "phuong", "dac khu", "thi tran", "huyen", "thi xa", "thanh pho", "quan"};
  if (tokens.size() <= at + 1 || !IsCapital(text, tokens[at])) return false;
  return std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view phrase) {
    const std::size_t taken = MatchPhrase(tokens, at, phrase);
    if (taken == 0 || at + taken >= tokens.size()) return false;
    const Token& name = tokens[at + taken];  // "Phường 1", "Xã An Bình"; no "Xã, phường"
    return name.kind == TokenKind::kNumber || IsCapital(text, name);
  });
}

// The name of a body or a place at the end of a header, behind `shared` words.
std::string WhomIn(std::string_view header, std::size_t shared) {
  const std::vector<Token> tokens = Tokenize(header);
  if (tokens.size() <= shared) return {};
  const std::string_view name = header.substr(tokens[shared].begin);
  const bool named = NamesPlace(header, tokens, shared) || BeginsWithBody(name);
  return named ? std::string(name) : std::string();
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

}  // namespace

void SettleWhom(Layout& layout) {
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (!layout.columns[i].whom.empty()) return;
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

bool NamesBody(std::string_view text) {
  return BeginsWithBody(text) || NamesPlace(text, Tokenize(text), 0);
}

namespace {

// "An Bình": a capital in each of a few words; "Toàn tỉnh" and "Tổng cộng" are no places.
bool IsPlaceName(std::string_view text) {
  constexpr std::size_t kMost = 4;  // words
  const std::vector<Token> tokens = Tokenize(text);
  return !tokens.empty() && tokens.size() <= kMost &&
         std::all_of(
             tokens.begin(),
             tokens.end(),
             [&](const Token& token) {
               return token.kind != TokenKind::kPunctuation &&
                      (IsCapital(text, token) || token.kind == TokenKind::kNumber);
             }
         ) &&
         tokens[0].kind == TokenKind::kWord;
}

}  // namespace

std::string BodyOfCell(const Column& column, std::string_view text) {
  if (NamesBody(text)) return std::string(text);
  const std::string words = WordsOf(column.header);
  if (!column.bodies || !IsPlaceName(text)) return {};
  if (words == "xa" || words == "ten xa") return "Xã " + std::string(text);
  if (words == "phuong" || words == "ten phuong") return "Phường " + std::string(text);
  return std::string(text);
}

namespace {

constexpr std::size_t kMostly = 60;  // percent

// "Xã, phường", "Tên đơn vị hành chính", "Phòng, ban", "Đơn vị thực hiện": kinds of bodies and no
// other word.
bool HeadsBodies(const Column& column) {
  constexpr std::array<std::string_view, 37> kWords{
      "ten", "cac",  "xa",   "phuong", "dac",    "khu",   "thi",   "tran",  "huyen", "thanh",
      "pho", "thon", "to",   "dan",    "ap",     "ban",   "phong", "so",    "nganh", "don",
      "vi",  "co",   "quan", "dia",    "truong", "benh",  "vien",  "trung", "tam",   "chi",
      "bo",  "dang", "hanh", "chinh",  "truc",   "thuoc", "tinh"};
  std::string words = WordsOf(column.header);
  for (const std::string_view done : {" thuc hien", " duoc giao", " chu tri", " nhan chi tieu"}) {
    if (words.ends_with(done)) words.erase(words.size() - done.size());
  }
  const std::vector<std::string_view> parts = Split(words, ' ');
  return !words.empty() && std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return std::find(kWords.begin(), kWords.end(), part) != kWords.end();
  });
}

bool IsWordColumn(Role role) {
  return role == Role::kOrdinal || role == Role::kNote || role == Role::kUnit ||
         role == Role::kGroup || role == Role::kSchedule || role == Role::kDeadline;
}

// "Kinh phí (triệu đồng)", "Dân số": what a body has or gets, and no target. "Tỷ lệ dân số có tài
// khoản" is one.
bool IsNoTarget(const Column& column) {
  const HeaderText header(column.header);
  if (header.Begins("ty le")) return false;
  return header.HasAny("kinh phi", "von", "du toan", "dan so", "dien tich", "diem toi da") ||
         header.HasExactly("trong so");
}

bool AreFigures(const Layout& layout, const ColumnTexts& below, std::size_t i) {
  const Column& column = layout.columns[i];
  return !column.header.empty() && !IsWordColumn(column.role) && !IsNoTarget(column) &&
         FiguresBelow(below, i).value_or(0) >= kMostly;
}

template <typename Is>
std::size_t ShareOf(const std::vector<std::string_view>& texts, Is is) {
  if (texts.size() < 2) return 0;
  const auto count = static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), is));
  return count * 100 / texts.size();
}

// "Xã", "Thôn": the header says what the names below are.
bool HeadsPlaces(const Column& column) {
  const std::string words = WordsOf(column.header);
  return HeadsBodies(column) && words.find("don vi") == std::string::npos &&
         words.find("co quan") == std::string::npos;
}

// The column whose cells are bodies, where no other one names the rows; past the last if there is
// none.
std::size_t BodiesColumn(const Layout& layout, const ColumnTexts& below) {
  const std::size_t none = layout.columns.size();
  std::size_t found = none;
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    const Column& column = layout.columns[i];
    if (below[i].empty() || AreFigures(layout, below, i) || IsNoTarget(column)) continue;
    const bool may = column.role == Role::kLead || column.role == Role::kOther ||
                     column.role == Role::kImplement;
    const bool bodies = ShareOf(below[i], NamesBody) >= kMostly ||
                        (HeadsPlaces(column) && ShareOf(below[i], IsPlaceName) >= kMostly);
    if (found == none && may && HeadsBodies(column) && bodies) {
      found = i;
    } else if (column.role == Role::kTitle || column.role == Role::kIndicator || column.role == Role::kUnit) {
      return none;
    }
  }
  return found;
}

// Two words at least; "Tổng" is no indicator.
bool NamesIndicator(const std::string& name) {
  return WordsOf(name).find(' ') != std::string::npos;
}

void TakeTime(Column& column, const HeaderParts& parts) {
  if (!column.year) column.year = parts.year;
  if (column.role != Role::kTarget || column.by) return;
  column.by = DayIn(column.header);
  if (!column.year && !column.by) column.period = PeriodOf(column);
}

// "Thực hiện năm 2025" and "Hiện trạng"; no "Tỷ lệ trả kết quả đúng hạn", nor a year to come.
bool IsPast(const Column& column, const HeaderParts& parts, const HeaderHints& hints) {
  if (hints.year && parts.year && *parts.year > *hints.year) return false;
  return parts.past || (column.role == Role::kBaseline &&
                        std::any_of(column.levels.begin(), column.levels.end(), TellsWhatWas));
}

// Two names that are the same below different words: "Dịch vụ công: Tỷ lệ trực tuyến".
std::string FullName(const std::vector<HeaderParts>& all, const HeaderParts& parts) {
  const bool other = std::any_of(all.begin(), all.end(), [&](const HeaderParts& each) {
    return each.name == parts.name && each.over != parts.over;
  });
  return other && !parts.over.empty() ? parts.over + ": " + parts.name : parts.name;
}

// "Hiện trạng hộ có mạng (%) | Mục tiêu hộ có mạng (%)": one indicator.
void JoinNames(std::vector<HeaderParts>& all) {
  for (HeaderParts& a : all) {
    const bool paired = std::any_of(all.begin(), all.end(), [&](const HeaderParts& b) {
      return a.bare_name == b.bare_name && a.name != b.name && !a.bare_name.empty();
    });
    if (paired) a.joined = true;
  }
  for (HeaderParts& a : all) {
    if (a.joined) a.name = a.bare_name;
  }
}

// The figures behind the column of bodies become targets, or what was reached.
void TakeFigures(
    Layout& layout, const std::vector<std::size_t>& figures, const HeaderHints& hints
) {
  std::vector<HeaderParts> parts;
  parts.reserve(figures.size());
  for (const std::size_t i : figures) parts.push_back(PartsOf(layout.columns[i], false));
  JoinNames(parts);
  for (std::size_t k = 0; k < figures.size(); ++k) {
    Column& column = layout.columns[figures[k]];
    column.role = IsPast(column, parts[k], hints) ? Role::kBaseline : Role::kTarget;
    TakeTime(column, parts[k]);
    if (!NamesIndicator(parts[k].name)) continue;
    column.name = FullName(parts, parts[k]);
    column.unit = parts[k].unit;
  }
}

}  // namespace

bool SettleBodyRows(Layout& layout, const ColumnTexts& below, const HeaderHints& hints) {
  auto& columns = layout.columns;
  const std::size_t bodies = BodiesColumn(layout, below);
  if (bodies == columns.size()) return true;
  std::vector<std::size_t> figures;
  bool wanted = hints.targets;  // by the header itself, where the words above it say other
  for (std::size_t i = bodies + 1; i < columns.size(); ++i) {
    if (!AreFigures(layout, below, i)) continue;
    figures.push_back(i);
    wanted = wanted || (columns[i].role == Role::kTarget && !hints.other_matter) ||
             SpeaksOfTargets(columns[i].header);
  }
  if (figures.empty()) return true;
  if (!wanted && !hints.silent) return false;
  TakeFigures(layout, figures, hints);
  columns[bodies].role = Role::kIndicator;
  columns[bodies].bodies = true;
  columns[bodies].guessed = !wanted;
  return true;
}

namespace {

// "Toàn tỉnh", "Tổng số" beside the bodies.
bool IsForAll(const Column& column) {
  const HeaderText header(column.levels.empty() ? "" : column.levels.back());
  return header.IsAny("toan tinh", "toan thanh pho", "toan xa", "toan huyen", "ca tinh") ||
         header.IsAny("tong so", "tong cong", "tong", "chung", "toan tinh thanh pho");
}

}  // namespace

void SettleBodyColumns(Layout& layout, const ColumnTexts& below) {
  if (!layout.Has(Role::kIndicator)) return;
  std::vector<HeaderParts> parts(layout.columns.size());
  std::size_t named = 0;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const Role role = layout.columns[i].role;
    if (role == Role::kIndicator || role == Role::kTitle || !AreFigures(layout, below, i)) continue;
    parts[i] = PartsOf(layout.columns[i], true);
    named += parts[i].whom.empty() ? 0 : 1;
  }
  if (named < 2) return;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    const bool for_all =
        column.role == Role::kOther && IsForAll(column) && AreFigures(layout, below, i);
    if (parts[i].whom.empty() && !for_all) continue;
    if (column.role != Role::kBaseline) column.role = Role::kTarget;
    TakeTime(column, parts[i]);
    column.whom = std::move(parts[i].whom);
  }
}

}  // namespace sauro::intake
