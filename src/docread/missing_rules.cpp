#include "docread/missing_rules.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "docread/open_rows.h"
#include "docread/page_text.h"
#include "docread/roman.h"

namespace sauro::docread {
namespace {

struct Label {
  enum class Kind { kNumber, kRoman, kLetter } kind = Kind::kNumber;
  std::vector<int> parts;  // "2.1" has two
};

Label LabelOf(std::string_view word) {
  const std::string_view inner = TrimAny(word, "().");
  if (std::isdigit(static_cast<unsigned char>(inner[0])) != 0) {
    Label out;
    for (const std::string_view part : Split(inner, '.')) {
      int value = 0;
      std::from_chars(part.data(), part.data() + part.size(), value);
      out.parts.push_back(value);
    }
    return out;
  }
  if (inner.find_first_not_of("IVX") == std::string_view::npos)
    return {Label::Kind::kRoman, {ValueOfRoman(inner)}};
  return {Label::Kind::kLetter, {static_cast<unsigned char>(inner[0])}};
}

// Numbers rise, and begin again below a heading.
bool Rise(const std::vector<TextLine>& labels) {
  std::vector<Label> last;  // of each kind, since the last heading
  for (const TextLine& line : labels) {
    const Label label = LabelOf(line.words[0].text);
    const auto same = std::find_if(last.begin(), last.end(), [&](const Label& other) {
      return other.kind == label.kind;
    });
    if (same == last.end()) {
      last.push_back(label);
      continue;
    }
    if (label.parts <= same->parts) return false;
    last.erase(same + 1, last.end());
    last.back() = label;
  }
  return true;
}

// A number with no room for its last figure stands on two lines, too.
bool MayBeOneNumber(const std::vector<TextLine>& labels, const Box& cell) {
  constexpr float kPadding = 8;  // points, at both sides together
  for (std::size_t i = 1; i < labels.size(); ++i) {
    const float both = labels[i - 1].box.Width() + labels[i].box.Width();
    if (both + kPadding < cell.Width()) return false;
  }
  return true;
}

// The edge of a row that stands where `y` is, or `y`.
float EdgeAt(const RuledGrid& grid, float y) {
  constexpr float kSame = 5;  // points
  for (const float edge : grid.edges_y) {
    if (std::fabs(edge - y) <= kSame) return edge;
  }
  return y;
}

// The words in the rows of `labels`; nothing if a cell there goes on above or below it.
std::optional<std::vector<PageWord>> WordsBeside(
    const RuledGrid& grid, const GridBox& labels, const std::vector<std::vector<PageWord>>& cells
) {
  std::vector<PageWord> out;
  const std::uint32_t end = labels.row + labels.row_span;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridBox& cell = grid.cells[i];
    if (cell.row >= end || cell.row + cell.row_span <= labels.row) continue;
    if (cell.row < labels.row || cell.row + cell.row_span > end) return std::nullopt;
    out.insert(out.end(), cells[i].begin(), cells[i].end());
  }
  return out;
}

void AddRows(
    const RuledGrid& grid,
    std::size_t first,
    const std::vector<std::vector<PageWord>>& cells,
    std::vector<PageRule>& rules
) {
  const GridBox& cell = grid.cells[first];
  const std::vector<TextLine> labels = LinesOf(cells[first]);
  if (labels.size() < 2) return;
  for (const TextLine& line : labels) {
    if (line.words.size() != 1 || !IsOrdinal(line.words[0].text)) return;
  }
  if (!Rise(labels) || MayBeOneNumber(labels, cell.box)) return;
  std::optional<std::vector<PageWord>> words = WordsBeside(grid, cell, cells);
  if (!words) return;
  const std::vector<TextLine> lines = LinesOf(std::move(*words));
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].words[0].box.MidX() < cell.box.x1) starts.push_back(i);
  }
  for (const float border : RowBorders(lines, starts)) {
    const float y = EdgeAt(grid, border);
    rules.push_back({{grid.box.x0, y, grid.box.x1, y + 0.5F}});
  }
}

}  // namespace

void AddMissingRules(
    const RuledGrid& grid,
    const std::vector<std::vector<PageWord>>& cells,
    std::vector<PageRule>& rules
) {
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].column == 0 && grid.cells[i].col_span == 1) AddRows(grid, i, cells, rules);
  }
}

}  // namespace sauro::docread
