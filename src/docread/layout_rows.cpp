#include "docread/layout_rows.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "docread/open_rows.h"

namespace sauro::docread {
namespace {

using Kind = LayoutRow::Kind;

constexpr float kNever = 1e9F;
constexpr float kMostCost = 4;          // of one column in one row
constexpr std::size_t kMostLines = 80;  // of a row

// A line that belongs to a row for sure: its number, or the words of a heading.
struct Anchor {
  std::size_t line = 0;
  Kind kind = Kind::kNumbered;
};

enum class Standing { kUnknown, kTop, kMiddle };

// The lines of a row that hold words of one column.
struct Extent {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t lines = 0;
};

bool BeginsSmall(std::string_view word) {
  return !word.empty() && ToLower(word) == word && ToUpper(word) != word;
}

bool IsLetterLabel(std::string_view word) {
  const std::string_view inner = TrimAny(word, "().");
  return !inner.empty() && std::isdigit(static_cast<unsigned char>(inner[0])) == 0;
}

class RowFinder {
 public:
  RowFinder(std::span<const PlacedLine> lines, std::size_t columns, bool headed)
      : lines_(lines), columns_(columns), headed_(headed), standing_(columns, Standing::kUnknown) {}

  std::vector<LayoutRow> Find() {
    FindAnchors();
    if (anchors_.empty()) return {{Kind::kRest, 0, lines_.size()}};
    std::vector<LayoutRow> rows = Best();
    for (int round = 0; round < 2; ++round) {  // once more, with what most rows say
      Learn(rows);
      rows = Best();
    }
    return rows;
  }

 private:
  [[nodiscard]] bool HasOtherColumns(std::size_t at) const {
    const PlacedLine& line = lines_[at];
    return std::any_of(line.columns.begin(), line.columns.end(), [](std::size_t column) {
      return column > 1;
    });
  }

  // Of a line behind the header. `heading`: the line before it is one over the columns.
  [[nodiscard]] std::optional<Kind> KindOf(std::size_t at, bool heading) const {
    const PlacedLine& line = lines_[at];
    const std::string_view first = line.line.words[0].text;
    const bool rest = first == "T" && headed_ && anchors_.size() == 1;  // of "ST"
    if (line.columns[0] == 0 && IsOrdinal(first) && !rest) {
      const bool bare = line.over || (IsLetterLabel(first) && !HasOtherColumns(at));
      return bare ? Kind::kHeading : Kind::kNumbered;
    }
    if (line.over && (!heading || !BeginsSmall(first))) return Kind::kHeading;
    return std::nullopt;
  }

  void FindAnchors() {
    std::size_t i = 0;
    while (headed_ && i < lines_.size() && NamesNumbers(lines_[i].line) == 0) ++i;
    if (headed_ && i < lines_.size()) anchors_.push_back({i++, Kind::kHeader});
    for (bool heading = false; i < lines_.size(); heading = lines_[i++].over) {
      if (const auto kind = KindOf(i, heading)) anchors_.push_back({i, *kind});
    }
  }

  // What rows cost whose last one, of an anchor, ends before a line, and where that one begins.
  struct Ending {
    float cost = kNever;
    std::size_t begin = 0;
  };

  // The endings of the row of anchor `i` by the line behind them. `before`: those of the row above.
  [[nodiscard]] std::vector<Ending> EndingsOf(std::size_t i, const std::vector<Ending>& before)
      const {
    const Anchor& anchor = anchors_[i];
    const bool last = i + 1 == anchors_.size();
    const std::size_t low = i == 0 ? 0 : anchors_[i - 1].line + 1;
    const std::size_t first = last ? lines_.size() : anchor.line + 1;
    const std::size_t next = last ? lines_.size() : anchors_[i + 1].line;
    std::vector<Ending> out(lines_.size() + 1);
    for (std::size_t begin = low; begin <= anchor.line; ++begin) {
      const float above = i == 0 ? RestCost(begin) : before[begin].cost;
      if (above >= kNever || anchor.line - begin > kMostLines) continue;
      for (std::size_t end = first; end <= next; ++end) {
        const float sum = above + RowCost(anchor, begin, end);
        if (sum < out[end].cost) out[end] = {sum, begin};
      }
    }
    return out;
  }

  std::vector<LayoutRow> Best() {
    std::vector<std::vector<Ending>> endings;
    for (std::size_t i = 0; i < anchors_.size(); ++i)
      endings.push_back(EndingsOf(i, i == 0 ? std::vector<Ending>() : endings.back()));
    std::vector<LayoutRow> out;
    std::size_t end = lines_.size();
    for (std::size_t i = anchors_.size(); i-- > 0;) {
      const std::size_t begin = endings[i][end].begin;
      out.push_back({anchors_[i].kind, begin, end});
      end = begin;
    }
    if (end > 0) out.push_back({Kind::kRest, 0, end});
    std::reverse(out.begin(), out.end());
    return out;
  }

  [[nodiscard]] bool SmallAt(std::size_t line, std::size_t column) const {
    const PlacedLine& placed = lines_[line];
    for (std::size_t i = 0; i < placed.columns.size(); ++i) {
      if (placed.columns[i] == column) return BeginsSmall(placed.line.words[i].text);
    }
    return false;
  }

  // Lines [0, end) go on from the page before.
  [[nodiscard]] float RestCost(std::size_t end) const {
    if (end == 0) return 0;
    if (headed_) return kNever;
    float out = 1.5F;
    for (std::size_t c = 1; c < columns_; ++c) {
      const Extent extent = ExtentOf(c, 0, end);
      if (extent.lines > 0) out += SmallAt(extent.first, c) ? -1.0F : 0.5F;
    }
    return out;
  }

  [[nodiscard]] Extent ExtentOf(std::size_t column, std::size_t begin, std::size_t end) const {
    Extent out;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& columns = lines_[i].columns;
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) continue;
      if (out.lines == 0) out.first = i;
      out.last = i;
      ++out.lines;
    }
    return out;
  }

  [[nodiscard]] float HeadingCost(const Anchor& anchor, std::size_t begin, std::size_t end) const {
    float out = 3.0F * static_cast<float>(anchor.line - begin);
    for (std::size_t i = anchor.line + 1; i < end; ++i) {
      if (HasOtherColumns(i) && !lines_[i].over) out += 3;
      out += SmallAt(i, 1) || lines_[i].over ? 0.2F : 2.5F;
    }
    return out;
  }

  // How far words that stand at the top, or in the middle, of lines [begin, end) are from there.
  static float Off(Standing standing, const Extent& extent, std::size_t begin, std::size_t end) {
    const float above = static_cast<float>(extent.first - begin);
    const float below = static_cast<float>(end - 1 - extent.last);
    const float middle = std::max(0.0F, std::fabs(above - below) - 0.5F);
    switch (standing) {
      case Standing::kTop: return above;
      case Standing::kMiddle: return middle;
      case Standing::kUnknown: return std::min(above, middle);
    }
    return 0;
  }

  // Two cells one below the other leave room between them.
  [[nodiscard]] float HoleCost(std::size_t column, const Extent& extent) const {
    float out = 0;
    std::size_t empty = 0;
    for (std::size_t i = extent.first; i <= extent.last; ++i) {
      const auto& columns = lines_[i].columns;
      const bool has = std::find(columns.begin(), columns.end(), column) != columns.end();
      empty = has ? 0 : empty + 1;
      if (empty == 2) out += 1.5F;
    }
    return out;
  }

  [[nodiscard]] float ColumnCost(
      const Anchor& anchor, std::size_t column, std::size_t begin, std::size_t end
  ) const {
    const Extent extent = ExtentOf(column, begin, end);
    if (extent.lines == 0) return 0;
    const bool header = anchor.kind == Kind::kHeader;
    const Standing standing = header ? Standing::kUnknown : standing_[column];
    float off = std::min(Off(standing, extent, begin, end), kMostCost);
    const bool cut = end == lines_.size();  // perhaps, by a page
    if (cut && standing != Standing::kTop) off *= 0.3F;
    float out = off * (column == 0 ? 1.5F : 1.0F) + HoleCost(column, extent);
    if (column > 0 && !header && SmallAt(extent.first, column)) out += column == 1 ? 3.0F : 1.0F;
    return out;
  }

  [[nodiscard]] float RowCost(const Anchor& anchor, std::size_t begin, std::size_t end) const {
    if (end - begin > kMostLines) return kNever;
    if (anchor.kind == Kind::kHeading) return HeadingCost(anchor, begin, end);
    float out = 0;
    for (std::size_t c = 0; c < columns_; ++c) out += ColumnCost(anchor, c, begin, end);
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (lines_[i].line.index > lines_[i - 1].line.index + 1) out += 1.5F;
      if (lines_[i].over && i != anchor.line) out += 3;
    }
    return out;
  }

  void Learn(const std::vector<LayoutRow>& rows) {
    for (std::size_t c = 0; c < columns_; ++c) {
      float top = 0;
      float middle = 0;
      for (const LayoutRow& row : rows) {
        if (row.kind != Kind::kNumbered || row.end == lines_.size()) continue;
        const Extent extent = ExtentOf(c, row.begin, row.end);
        if (extent.lines == 0) continue;
        top += std::min(Off(Standing::kTop, extent, row.begin, row.end), 2.0F);
        middle += std::min(Off(Standing::kMiddle, extent, row.begin, row.end), 2.0F);
      }
      if (top + middle > 0) standing_[c] = top <= middle ? Standing::kTop : Standing::kMiddle;
    }
  }

  std::span<const PlacedLine> lines_;
  std::size_t columns_;
  bool headed_;
  std::vector<Anchor> anchors_;
  std::vector<Standing> standing_;
};

}  // namespace

std::vector<LayoutRow> FindLayoutRows(
    std::span<const PlacedLine> lines, std::size_t columns, bool headed
) {
  return RowFinder(lines, columns, headed).Find();
}

}  // namespace sauro::docread
