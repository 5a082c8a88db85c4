#include "docread/open_rows.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>
#include <utility>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr float kPadding = 6;  // points between a border and the words beside it, at most

// Room that no word takes, down the page.
struct FreeBand {
  float from = 0;
  float to = 0;
  [[nodiscard]] float Height() const { return to - from; }
  [[nodiscard]] float Mid() const { return (from + to) / 2; }
};

std::vector<FreeBand> RoomsOf(std::span<const TextLine> lines) {
  constexpr float kBeside = 0.2F;  // of the height of a word, where no letter is drawn
  std::vector<FreeBand> words;
  for (const TextLine& line : lines) {
    for (const PageWord& word : line.words) {
      const float aside = word.box.Height() * kBeside;
      words.push_back({word.box.y0 + aside, word.box.y1 - aside});
    }
  }
  std::sort(words.begin(), words.end(), [](const FreeBand& a, const FreeBand& b) {
    return a.from < b.from;
  });
  std::vector<FreeBand> out;
  float end = words.empty() ? 0 : words.front().to;
  for (const FreeBand& word : words) {
    if (word.from > end) out.push_back({end, word.from});
    end = std::max(end, word.to);
  }
  return out;
}

// Between two lines that begin rows: the room just above the second one, and the widest.
struct Between {
  std::optional<FreeBand> own;
  std::optional<FreeBand> widest;
};

Between RoomsBetween(
    const std::vector<FreeBand>& rooms, const PageWord& upper, const PageWord& lower
) {
  Between out;
  for (const FreeBand& room : rooms) {
    if (room.from < upper.box.MidY() || room.to > lower.box.MidY()) continue;
    out.own = room;
    if (!out.widest || room.Height() >= out.widest->Height()) out.widest = room;
  }
  return out;
}

class GridMaker {
 public:
  GridMaker(const std::vector<TextLine>& lines, const OpenRegion& region)
      : lines_(lines), region_(region), least_(region.spacing.least) {}

  RuledGrid Make() {
    PutColumns();
    FindSpans();
    PutEdges();
    grid_.box = {
        grid_.edges_x.front(), grid_.edges_y.front(), grid_.edges_x.back(), grid_.edges_y.back()};
    PutHeader();
    for (std::size_t row = header_rows_; row + 1 < grid_.edges_y.size(); ++row) PutRow(row);
    return std::move(grid_);
  }

 private:
  [[nodiscard]] std::span<const TextLine> All() const {
    return std::span(lines_).subspan(region_.begin, region_.end - region_.begin);
  }
  [[nodiscard]] std::size_t Columns() const { return region_.gaps.size() + 1; }

  void PutColumns() {
    float left = All().front().box.x0;
    float right = All().front().box.x1;
    for (const TextLine& line : All()) {
      left = std::min(left, line.box.x0);
      right = std::max(right, line.box.x1);
    }
    grid_.edges_x.push_back(region_.right > 0 ? std::min(left - 1, region_.left) : left - kPadding);
    for (const ColumnGap& gap : region_.gaps)
      grid_.edges_x.push_back(gap.from + std::min(kPadding, gap.Width() / 2));
    grid_.edges_x.push_back(
        region_.right > 0 ? std::max(right + 1, region_.right) : right + kPadding
    );
  }

  [[nodiscard]] bool Numbered(const TextLine& line) const {
    return ColumnAt(line.words[0], region_.gaps) == 0 && IsOrdinal(line.words[0].text);
  }

  // The lines of [begin, end) that begin a row. Between rules only a number does.
  [[nodiscard]] std::vector<std::size_t> Starts(std::size_t begin, std::size_t end, bool ruled)
      const {
    std::vector<std::size_t> out;
    bool across = false;  // the line before goes over several columns
    for (std::size_t i = begin; i < end; ++i) {
      const bool crosses = Crosses(lines_[i], region_.gaps, least_);
      if (Numbered(lines_[i]) || (!ruled && crosses && !across)) out.push_back(i);
      across = crosses;
    }
    return out;
  }

  // Names over several columns: the gaps that a line of the header goes over.
  void FindSpans() {
    spanned_.assign(region_.gaps.size(), false);
    if (region_.header == region_.begin) return;
    header_rows_ = 1;
    for (std::size_t i = region_.begin; i < region_.header; ++i) {
      for (std::size_t g = 0; g < region_.gaps.size(); ++g) {
        ColumnGap gap = region_.gaps[g];
        if (LeavesFree(lines_[i], least_, gap)) continue;
        spanned_[g] = true;
        header_rows_ = 2;
        split_ = std::max(split_, lines_[i].box.y1);
      }
    }
  }

  // The borders of the rows in what stands between two rules, or of all rows but the first.
  void PutStarts(std::size_t begin, std::size_t end, std::vector<std::size_t> own) {
    for (std::size_t& start : own) start -= begin;
    const std::span<const TextLine> lines = std::span(lines_).subspan(begin, end - begin);
    for (const float border : RowBorders(lines, own)) PutEdge(border);
  }

  void PutEdge(float y) {
    std::vector<float>& edges = grid_.edges_y;
    edges.push_back(edges.empty() ? y : std::max(y, edges.back() + 1));
  }

  void PutEdges() {
    if (region_.bands.empty()) {
      PutNumberedRows();
    } else {
      PutBands();
    }
    const float bottom = Bottom();
    PutEdge(region_.bands.empty() ? bottom : std::max(bottom, region_.bands.back()));
  }

  [[nodiscard]] float Top() const { return All().front().box.y0 - 1; }

  void PutNumberedRows() {
    PutEdge(Top());
    std::vector<std::size_t> starts = Starts(region_.header, region_.end, false);
    if (starts.empty() || starts[0] != region_.begin) starts.insert(starts.begin(), region_.begin);
    if (header_rows_ == 2) PutEdge(split_);
    PutStarts(region_.begin, region_.end, std::move(starts));
  }

  void PutBands() {
    std::size_t line = region_.begin;
    for (std::size_t band = 0; band + 1 < region_.bands.size(); ++band) {
      const std::size_t begin = line;
      while (line < region_.end && lines_[line].box.MidY() < region_.bands[band + 1]) ++line;
      PutEdge(band == 0 ? std::min(Top(), region_.bands[0]) : region_.bands[band]);
      if (band > 0 || header_rows_ == 0) {
        PutRowsOf(begin, line);
      } else if (header_rows_ == 2) {
        PutEdge(split_);
      }
    }
  }

  // Several numbers between two rules begin as many rows.
  void PutRowsOf(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> starts = Starts(begin, end, true);
    if (starts.size() < 2) return;
    starts[0] = begin;
    PutStarts(begin, end, std::move(starts));
  }

  [[nodiscard]] float Bottom() const {
    float bottom = All().front().box.y1;
    for (const TextLine& line : All()) bottom = std::max(bottom, line.box.y1);
    return bottom + 1;
  }

  // One cell over columns [first, last] of rows [row, bottom].
  void PutCell(std::size_t row, std::size_t bottom, std::size_t first, std::size_t last) {
    GridBox cell;
    cell.box = {
        grid_.edges_x[first],
        grid_.edges_y[row],
        grid_.edges_x[last + 1],
        grid_.edges_y[bottom + 1]};
    cell.row = static_cast<std::uint32_t>(row);
    cell.column = static_cast<std::uint32_t>(first);
    cell.row_span = static_cast<std::uint32_t>(bottom + 1 - row);
    cell.col_span = static_cast<std::uint32_t>(last + 1 - first);
    grid_.cells.push_back(cell);
  }

  void PutHeader() {
    if (header_rows_ == 0) return;
    std::vector<std::size_t> below;  // columns that have a name over them
    for (std::size_t first = 0; first < Columns();) {
      std::size_t last = first;
      while (last < spanned_.size() && spanned_[last]) ++last;
      PutCell(0, last > first ? 0 : header_rows_ - 1, first, last);
      for (std::size_t c = first; last > first && c <= last; ++c) below.push_back(c);
      first = last + 1;
    }
    for (const std::size_t column : below) PutCell(1, 1, column, column);
  }

  // A border that one line goes over and another keeps is one.
  [[nodiscard]] std::vector<bool> MergedIn(const std::vector<const TextLine*>& lines) const {
    std::vector<bool> out(region_.gaps.size(), false);
    for (std::size_t g = 0; g < out.size(); ++g) {
      bool over = false;
      bool kept = false;
      for (const TextLine* line : lines) {
        ColumnGap gap = region_.gaps[g];
        if (!LeavesFree(*line, least_, gap)) {
          over = true;
        } else {
          kept = kept || (HasWords(*line, g) && HasWords(*line, g + 1));
        }
      }
      out[g] = over && !kept;
    }
    return out;
  }

  [[nodiscard]] bool HasWords(const TextLine& line, std::size_t column) const {
    return std::any_of(line.words.begin(), line.words.end(), [&](const PageWord& word) {
      return ColumnAt(word, region_.gaps) == column;
    });
  }

  void PutRow(std::size_t row) {
    std::vector<const TextLine*> lines;
    std::size_t rightmost = 0;
    for (const TextLine& line : All()) {
      const float y = line.box.MidY();
      if (y < grid_.edges_y[row] || y >= grid_.edges_y[row + 1]) continue;
      lines.push_back(&line);
      rightmost = std::max(rightmost, ColumnAt(line.words.back(), region_.gaps));
    }
    std::vector<bool> merged = MergedIn(lines);
    // The name of a section goes over all columns that are left.
    const auto last = std::find(merged.rbegin(), merged.rend(), true);
    if (last != merged.rend()) {
      const auto behind = static_cast<std::size_t>(merged.rend() - last);
      if (behind >= rightmost)
        std::fill(merged.begin() + static_cast<std::ptrdiff_t>(behind), merged.end(), true);
    }
    for (std::size_t first = 0; first < Columns();) {
      std::size_t end = first;
      while (end < merged.size() && merged[end]) ++end;
      PutCell(row, row, first, end);
      first = end + 1;
    }
  }

  const std::vector<TextLine>& lines_;
  const OpenRegion& region_;
  const float least_;
  RuledGrid grid_;
  std::vector<bool> spanned_;  // gaps that a name in the header goes over
  float split_ = 0;            // below those names
  std::size_t header_rows_ = 0;
};

}  // namespace

bool IsOrdinal(std::string_view word) {
  constexpr std::size_t kLongest = 7;
  const std::string_view inner = TrimAny(word, "().");
  if (inner.empty() || inner.size() > kLongest) return false;
  if (std::isdigit(static_cast<unsigned char>(inner[0])) != 0)
    return inner.find_first_not_of("0123456789.") == std::string_view::npos;
  if (inner.find_first_not_of("IVX") == std::string_view::npos) return true;
  return inner == "đ" || inner == "Đ" ||
         (inner.size() == 1 && std::isalpha(static_cast<unsigned char>(inner[0])) != 0);
}

std::size_t ColumnAt(const PageWord& word, const std::vector<ColumnGap>& gaps) {
  std::size_t column = 0;
  while (column < gaps.size() && word.box.MidX() > gaps[column].Mid()) ++column;
  return column;
}

bool Crosses(const TextLine& line, const std::vector<ColumnGap>& gaps, float least) {
  return std::any_of(gaps.begin(), gaps.end(), [&](ColumnGap gap) {
    return !LeavesFree(line, least, gap);
  });
}

std::vector<float> RowBorders(
    std::span<const TextLine> lines, const std::vector<std::size_t>& starts
) {
  const std::vector<FreeBand> rooms = RoomsOf(lines);
  std::vector<Between> between;
  std::size_t asked = 0;
  std::size_t middle = 0;
  for (std::size_t i = 1; i < starts.size(); ++i) {
    const PageWord& upper = lines[starts[i - 1]].words[0];
    const PageWord& lower = lines[starts[i]].words[0];
    between.push_back(RoomsBetween(rooms, upper, lower));
    const Between& last = between.back();
    if (!last.own || last.own->from == last.widest->from) continue;
    ++asked;
    if (last.widest->Height() > last.own->Height() + 1) ++middle;
  }
  const bool in_middle = middle * 2 > std::max<std::size_t>(asked, 1);
  std::vector<float> out;
  for (std::size_t i = 1; i < starts.size(); ++i) {
    const Between& one = between[i - 1];
    const std::optional<FreeBand>& room = in_middle ? one.widest : one.own;
    const float top = lines[starts[i]].box.y0;
    out.push_back(room && (in_middle || room->to > top - 1) ? room->Mid() : top);
  }
  return out;
}

RuledGrid GridOf(const std::vector<TextLine>& lines, const OpenRegion& region) {
  return GridMaker(lines, region).Make();
}

}  // namespace sauro::docread
