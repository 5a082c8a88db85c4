#include "docread/ruled_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "docread/inner_frames.h"

namespace sauro::docread {
namespace {

constexpr float kSame = 3;   // points between two lines that are one
constexpr float kTouch = 5;  // points from an end to the line it meets
constexpr std::size_t kMostCells = 100'000;
constexpr std::size_t kMostLines = 4000;

// A straight line: where it stands across its direction, and from where to where it goes.
struct Line {
  float at = 0;
  float from = 0;
  float to = 0;
};

using Lines = std::vector<Line>;

struct Ruling {
  Lines across;
  Lines down;
};

// Pieces of one line become one.
Lines Merge(Lines pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
  Lines out;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && pieces[end].at - pieces[end - 1].at <= 1 &&
           pieces[end].at - pieces[begin].at <= kSame)
      ++end;
    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = pieces.begin() + static_cast<std::ptrdiff_t>(end);
    std::sort(first, last, [](const Line& a, const Line& b) { return a.from < b.from; });
    const std::size_t kept = out.size();
    for (auto piece = first; piece != last; ++piece) {
      if (out.size() > kept && piece->from - out.back().to <= kTouch) {
        out.back().to = std::max(out.back().to, piece->to);
      } else {
        out.push_back(*piece);
      }
    }
    begin = end;
  }
  return out;
}

bool Meets(const Line& line, const Line& other) {
  return other.at >= line.from - kTouch && other.at <= line.to + kTouch &&
         line.at >= other.from - kTouch && line.at <= other.to + kTouch;
}

// Where a table goes on over a page break, the border there may not be drawn: the ends of three
// lines at one height stand for it.
void CloseOpenEnds(Ruling& ruling) {
  for (const bool top : {true, false}) {
    std::vector<Line> ends;
    for (const Line& line : ruling.down) {
      const float end = top ? line.from : line.to;
      const bool met =
          std::any_of(ruling.across.begin(), ruling.across.end(), [&](const Line& other) {
            return std::fabs(other.at - end) <= kTouch && Meets(line, other);
          });
      const bool grows =
          std::any_of(ruling.across.begin(), ruling.across.end(), [&](const Line& other) {
            return Meets(line, other);
          });
      if (!met && grows) ends.push_back({end, line.at, line.at});
    }
    std::sort(ends.begin(), ends.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
    for (std::size_t begin = 0; begin < ends.size();) {
      std::size_t end = begin;
      Line closing = ends[begin];
      while (end < ends.size() && ends[end].at - ends[begin].at <= kSame) {
        closing.from = std::min(closing.from, ends[end].from);
        closing.to = std::max(closing.to, ends[end].to);
        ++end;
      }
      if (end - begin >= 3) ruling.across.push_back(closing);
      begin = end;
    }
  }
}

// A vertical line counts between the first and the last horizontal one that it meets: letters that
// stand in a column meet none.
void TrimVerticals(Ruling& ruling) {
  Lines kept;
  for (Line line : ruling.down) {
    float first = line.to;
    float last = line.from;
    for (const Line& other : ruling.across) {
      if (!Meets(line, other)) continue;
      first = std::min(first, other.at);
      last = std::max(last, other.at);
    }
    if (last - first < kTouch) continue;
    line.from = first;
    line.to = last;
    kept.push_back(line);
  }
  ruling.down = std::move(kept);
}

// Where most of the lines across go on past `edge`, the outermost upright one on that side, and end
// at one place: the border that is not drawn there.
std::optional<Line> OpenSide(const Lines& across, float edge, bool left) {
  constexpr float kNarrowest = 12;  // points, of a column
  constexpr float kSameEnd = 4;
  constexpr std::size_t kLeast = 3;
  const auto end = [&](const Line& line) { return left ? line.from : line.to; };
  std::vector<float> ends;
  for (const Line& line : across) {
    if (std::fabs(end(line) - edge) > kNarrowest && (end(line) < edge) == left)
      ends.push_back(end(line));
  }
  if (ends.size() < kLeast) return std::nullopt;
  std::sort(ends.begin(), ends.end());
  const float middle = ends[ends.size() / 2];
  Line border{middle, across.front().at, across.front().at};
  std::size_t alike = 0;
  for (const Line& line : across) {
    if (std::fabs(end(line) - middle) > kSameEnd) continue;
    border.from = std::min(border.from, line.at);
    border.to = std::max(border.to, line.at);
    ++alike;
  }
  return alike >= kLeast && alike * 2 >= across.size() ? std::optional(border) : std::nullopt;
}

// A table may be open at its sides.
void CloseOpenSides(Ruling& own) {
  if (own.down.empty() || own.across.empty()) return;
  const auto [first, last] = std::minmax_element(
      own.down.begin(), own.down.end(), [](const Line& a, const Line& b) { return a.at < b.at; }
  );
  const std::optional<Line> left = OpenSide(own.across, first->at, true);
  const std::optional<Line> right = OpenSide(own.across, last->at, false);
  if (left) own.down.push_back(*left);
  if (right) own.down.push_back(*right);
}

// Lines that touch each other belong together: a number for each line, horizontal ones first.
std::vector<std::size_t> Groups(const Ruling& ruling) {
  const std::size_t count = ruling.across.size() + ruling.down.size();
  std::vector<std::size_t> parent(count);
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (std::size_t d = 0; d < ruling.down.size(); ++d) {
    for (std::size_t a = 0; a < ruling.across.size(); ++a) {
      if (Meets(ruling.down[d], ruling.across[a])) parent[root(ruling.across.size() + d)] = root(a);
    }
  }
  for (std::size_t i = 0; i < count; ++i) parent[i] = root(i);
  return parent;
}

std::vector<float> Edges(const Lines& lines) {
  std::vector<float> all;
  for (const Line& line : lines) all.push_back(line.at);
  std::sort(all.begin(), all.end());
  std::vector<float> out;
  for (const float at : all) {
    if (out.empty() || at - out.back() > kSame) out.push_back(at);
  }
  return out;
}

// The borders that are drawn: has(i, j) says whether edge i is drawn beside part j of the other
// direction.
class Borders {
 public:
  Borders(const Lines& lines, const std::vector<float>& edges, const std::vector<float>& parts)
      : parts_(parts.size() - 1), drawn_(edges.size() * parts_, false) {
    for (const Line& line : lines) {
      const auto edge = static_cast<std::size_t>(NearestTo(line.at, edges) - edges.begin());
      for (std::size_t part = 0; part < parts_; ++part) {
        const float middle = (parts[part] + parts[part + 1]) / 2;
        if (line.from <= middle && middle <= line.to) drawn_[edge * parts_ + part] = true;
      }
    }
  }
  [[nodiscard]] bool Has(std::size_t edge, std::size_t part) const {
    return drawn_[edge * parts_ + part];
  }

 private:
  static std::vector<float>::const_iterator NearestTo(float at, const std::vector<float>& edges) {
    auto after = std::upper_bound(edges.begin(), edges.end(), at);
    return after == edges.begin() ? after : after - 1;
  }
  std::size_t parts_;
  std::vector<bool> drawn_;
};

// From each corner that is still free: as wide as no border is in the way, then as high.
class CellMaker {
 public:
  CellMaker(RuledGrid& grid, const Ruling& ruling)
      : grid_(grid),
        columns_(grid.edges_x.size() - 1),
        rows_(grid.edges_y.size() - 1),
        down_(ruling.down, grid.edges_x, grid.edges_y),
        across_(ruling.across, grid.edges_y, grid.edges_x),
        taken_(rows_ * columns_, false) {}

  void Make() {
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (!taken_[row * columns_ + column]) Take(row, column);
      }
    }
  }

 private:
  void Take(std::size_t row, std::size_t column) {
    std::size_t right = column + 1;
    while (right < columns_ && !taken_[row * columns_ + right] && !down_.Has(right, row)) ++right;
    std::size_t bottom = row + 1;
    while (bottom < rows_ && Extends(bottom, column, right)) ++bottom;
    for (std::size_t r = row; r < bottom; ++r) {
      for (std::size_t c = column; c < right; ++c) taken_[r * columns_ + c] = true;
    }
    GridBox cell;
    cell.box = {
        grid_.edges_x[column], grid_.edges_y[row], grid_.edges_x[right], grid_.edges_y[bottom]};
    cell.row = static_cast<std::uint32_t>(row);
    cell.column = static_cast<std::uint32_t>(column);
    cell.row_span = static_cast<std::uint32_t>(bottom - row);
    cell.col_span = static_cast<std::uint32_t>(right - column);
    grid_.cells.push_back(cell);
  }

  [[nodiscard]] bool Extends(std::size_t row, std::size_t column, std::size_t right) const {
    for (std::size_t c = column; c < right; ++c) {
      if (across_.Has(row, c) || taken_[row * columns_ + c]) return false;
      if (c > column && down_.Has(c, row)) return false;
    }
    return true;
  }

  RuledGrid& grid_;
  std::size_t columns_;
  std::size_t rows_;
  Borders down_;
  Borders across_;
  std::vector<bool> taken_;
};

Ruling Split(const std::vector<PageRule>& rules) {
  Ruling out;
  for (const PageRule& rule : rules) {
    const Box& box = rule.box;
    if (rule.Horizontal()) {
      out.across.push_back({box.MidY(), box.x0, box.x1});
    } else {
      out.down.push_back({box.MidX(), box.y0, box.y1});
    }
  }
  out.across = Merge(std::move(out.across));
  out.down = Merge(std::move(out.down));
  return out;
}

}  // namespace

std::vector<RuledGrid> FindGrids(const std::vector<PageRule>& rules) {
  std::vector<RuledGrid> out;
  Ruling ruling = Split(WithoutInnerFrames(rules));
  if (ruling.across.size() > kMostLines || ruling.down.size() > kMostLines) return out;
  CloseOpenEnds(ruling);
  TrimVerticals(ruling);
  const std::vector<std::size_t> groups = Groups(ruling);
  std::vector<std::size_t> names = groups;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const std::size_t name : names) {
    Ruling own;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i] != name) continue;
      if (i < ruling.across.size()) {
        own.across.push_back(ruling.across[i]);
      } else {
        own.down.push_back(ruling.down[i - ruling.across.size()]);
      }
    }
    CloseOpenSides(own);
    RuledGrid grid;
    grid.edges_x = Edges(own.down);
    grid.edges_y = Edges(own.across);
    if (grid.edges_x.size() < 2 || grid.edges_y.size() < 2) continue;
    if (grid.edges_x.size() * grid.edges_y.size() > kMostCells) continue;
    grid.box = {
        grid.edges_x.front(), grid.edges_y.front(), grid.edges_x.back(), grid.edges_y.back()};
    CellMaker(grid, own).Make();
    if (grid.cells.size() >= 2) out.push_back(std::move(grid));
  }
  std::sort(out.begin(), out.end(), [](const RuledGrid& a, const RuledGrid& b) {
    return a.box.y0 < b.box.y0;
  });
  return out;
}

}  // namespace sauro::docread
