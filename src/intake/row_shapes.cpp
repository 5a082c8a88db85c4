#include "intake/row_shapes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/text.h"
#include "intake/deadline_text.h"
#include "intake/header_words.h"
#include "intake/labels.h"
#include "intake/parties.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// The number of a column that `text` begins with: "3", "2 dưỡng kỹ năng"; 0 if with none.
std::size_t ColumnNumber(std::string_view text, std::size_t columns) {
  text = TrimAny(text, " ()[]\n");
  const std::string_view first = text.substr(0, text.find_first_of(" \n)]"));
  if (KindOfLabel(first) != LabelKind::kNumber || first.size() > 2) return 0;
  const auto number = static_cast<std::size_t>(NumberOfLabel(first));
  return number <= columns ? number : 0;
}

void AddHeaderCell(
    const docread::Cell& cell, std::size_t offset, std::vector<HeaderLevels>& texts
) {
  if (Trim(cell.text).empty()) return;
  const std::size_t begin = cell.column - offset;
  const std::size_t end = std::min<std::size_t>(begin + cell.col_span, texts.size());
  for (std::size_t c = begin; c < end; ++c) texts[c].push_back(cell.text);
}

// Nobody merged "Mục tiêu | (empty) | (empty)" above "2026 | 2027 | 2030": the empty cells belong
// to the group on their left.
void SpreadGroups(const GridRow& above, const GridRow& below, std::vector<HeaderLevels>& texts) {
  for (const GridCell& cell : above.cells) {
    if (cell.own != nullptr && (cell.own->col_span > 1 || cell.own->row_span > 1)) return;
  }
  for (std::size_t i = 1; i < texts.size(); ++i) {
    const bool lower = above.Own(i).empty() && !below.Own(i).empty() && texts[i].size() == 1;
    if (lower && texts[i - 1].size() == 2) texts[i].insert(texts[i].begin(), texts[i - 1].front());
  }
}

// "4=3/2", "(5) = (3) + (4)"
bool IsFormula(std::string_view text) {
  return text.find('=') != std::string_view::npos && text.front() != '=' &&
         text.find_first_not_of("0123456789=+-*x/:()% ") == std::string_view::npos;
}

}  // namespace

bool CountsColumns(const GridRow& row, const std::vector<std::size_t>& filled) {
  std::set<std::size_t> seen;
  return std::all_of(filled.begin(), filled.end(), [&](std::size_t column) {
    const std::size_t number = ColumnNumber(row.Own(column), row.cells.size());
    return number > 0 && seen.insert(number).second;
  });
}

// "A | B | 1 | 2 | 3=2/1 | C": numbers of columns, letters for those of words, and what is
// computed.
bool IsIndexRow(const GridRow& row, const std::vector<std::size_t>& filled) {
  if (filled.size() < 3) return false;
  std::vector<std::size_t> numbers;
  char letter = 'A';  // the next one
  std::size_t computed = 0;
  for (const std::size_t column : filled) {
    const std::string_view text = TrimAny(row.Own(column), " ()[]\n");
    if (KindOfLabel(text) == LabelKind::kNumber) {
      numbers.push_back(column);
    } else if (text.size() == 1 && std::toupper(static_cast<unsigned char>(text[0])) == letter) {
      ++letter;
    } else if (IsFormula(text)) {
      ++computed;
    } else {
      return false;
    }
  }
  const std::size_t others = numbers.size() + computed;
  return (others >= 2 || (others == 0 && filled.size() >= 4)) && CountsColumns(row, numbers);
}

std::string JoinPages(std::string before, std::string_view after) {
  after = Trim(after);
  if (before.empty()) return std::string(after);
  if (after.empty()) return before;
  const bool item = after.starts_with("- ") || after.starts_with("+ ") || after.starts_with("(");
  const char last = before.back();
  const bool cut = (last == '-' || last == '/') && before.size() > 1 &&
                   before[before.size() - 2] != ' ' && before[before.size() - 2] != '\n';
  if (item) {
    before += '\n';
  } else if (!cut) {
    before += ' ';
  }
  return before.append(after);
}

bool MayBeHeader(const GridRow& row) {
  constexpr std::size_t kShort = 60;
  const std::string& first = row.Own(0);
  if (row.row->header) return true;
  return !first.empty() && first.size() <= kShort && row.Own(1).size() <= kShort &&
         KindOfLabel(first) == LabelKind::kNone;
}

bool NamesColumns(const GridRow& row) {
  constexpr std::size_t kShort = 60;
  if (row.Own(0).empty() || KindOfLabel(row.Own(0)) != LabelKind::kNone) return false;
  std::size_t known = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& text = row.Own(i);
    if (text.size() > kShort) return false;
    if (RoleOfHeader(CollapseSpace(text)) != Role::kOther) ++known;
  }
  return known >= 2;
}

std::vector<HeaderLevels> HeaderTexts(
    const std::vector<GridRow>& grid, std::size_t at, std::size_t rows
) {
  std::vector<HeaderLevels> texts(grid[at].cells.size());
  for (std::size_t r = at; r < at + rows; ++r) {
    for (const GridCell& cell : grid[r].cells) {
      if (cell.own != nullptr) AddHeaderCell(*cell.own, grid[r].offset, texts);
    }
  }
  if (rows == 2) SpreadGroups(grid[at], grid[at + 1], texts);
  return texts;
}

ColumnTexts TextsBelow(const std::vector<GridRow>& grid, std::size_t at) {
  constexpr std::size_t kRows = 40;
  ColumnTexts out(grid.empty() ? 0 : grid[0].cells.size());
  for (std::size_t r = at; r < grid.size() && r < at + kRows && !EndsTable(grid[r]); ++r) {
    for (std::size_t c = 0; c < out.size() && c < grid[r].cells.size(); ++c) {
      const std::string& text = grid[r].Own(c);
      if (!text.empty()) out[c].emplace_back(text);
    }
  }
  return out;
}

std::vector<GridRow> PartOf(
    const std::vector<GridRow>& grid, std::size_t first, std::size_t begin, std::size_t end
) {
  std::vector<GridRow> out(grid.begin() + static_cast<std::ptrdiff_t>(first), grid.end());
  for (GridRow& row : out) {
    row.offset = begin;
    row.cells.resize(end);
    row.cells.erase(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(begin));
  }
  return out;
}

bool Covers(const GridRow& row, std::size_t column, std::size_t name) {
  return column <= name && column + row.cells[column].own->col_span > name;
}

std::string TornTitle(
    const GridRow& row, const std::vector<std::size_t>& filled, std::size_t name
) {
  if (filled.size() < 3 || filled[1] != name) return {};
  std::string out = CollapseSpace(row.Own(name));
  for (std::size_t i = 2; i < filled.size(); ++i) {
    const std::string& text = row.Own(filled[i]);
    const std::vector<Token> tokens = Tokenize(std::string_view(text).substr(0, 40));
    const bool goes_on = !tokens.empty() && tokens[0].kind == TokenKind::kWord &&
                         !IsCapital(text, tokens[0]) && !BeginsWithBody(text) &&
                         ParseDeadline(text, {}).kind == domain::DeadlineKind::kUnspecified;
    if (!goes_on) return {};
    out += " " + CollapseSpace(text);
  }
  return out;
}

std::string_view MarkOf(std::string_view text) {
  text = Trim(text);
  return text.size() <= 3 ? text : std::string_view{};
}

bool EndsTable(const GridRow& row) {
  constexpr std::array<std::string_view, 12> kPosts{
      "giam doc",
      "pho giam doc",
      "chu tich",
      "pho chu tich",
      "bi thu",
      "pho bi thu",
      "chanh van phong",
      "truong ban",
      "truong phong",
      "thu truong don vi",
      "nguoi lap bieu",
      "thu truong co quan"};
  if (KindOfLabel(row.Own(0)) != LabelKind::kNone) return false;
  std::size_t filled = 0;
  std::size_t posts = 0;
  bool signed_in_capitals = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view text = Trim(row.Own(i));
    if (text.empty()) continue;
    const std::string words = WordsOf(text.substr(0, 60));
    const bool post = std::find(kPosts.begin(), kPosts.end(), words) != kPosts.end();
    ++filled;
    posts += post ? 1 : 0;
    if (words.starts_with("noi nhan") && text.find(':') != std::string_view::npos) return true;
    const bool upper = ToUpper(text) == text;
    signed_in_capitals = signed_in_capitals || (upper && post);
    if (upper && BeginsSignature(text)) return true;
  }
  if (signed_in_capitals && filled <= 2) return true;
  return filled >= 2 && posts == filled;  // "Người lập biểu | Chủ tịch"
}

std::string_view DashOf(std::string_view name) {
  return name.starts_with("- ") || name.starts_with("+ ") ? name.substr(0, 2) : std::string_view();
}

bool BeginsWithCapital(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text.substr(0, 40));
  return !tokens.empty() && (IsCapital(text, tokens[0]) || tokens[0].kind != TokenKind::kWord);
}

}  // namespace sauro::intake
