#include "docread/layout_columns.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/text.h"
#include "docread/open_rows.h"

namespace sauro::docread {
namespace {

bool Overlaps(int a_from, int a_to, int b_from, int b_to) {
  return a_from < b_to && b_from < a_to;
}

class HeaderReader {
 public:
  HeaderReader(std::span<const LayoutLine> lines, std::size_t anchor)
      : lines_(lines), anchor_(anchor) {}

  LayoutHeader Read() {
    // The line with all names first, then those above and below it.
    TakeLine(anchor_);
    for (std::size_t away = 1; away < lines_.size(); ++away) {
      if (anchor_ + away < lines_.size()) TakeLine(anchor_ + away);
      if (away <= anchor_) TakeLine(anchor_ - away);
    }
    std::sort(out_.names.begin(), out_.names.end(), [](const LayoutName& a, const LayoutName& b) {
      return a.from < b.from;
    });
    FindGroups();
    return std::move(out_);
  }

 private:
  void TakeLine(std::size_t at) {
    const int line = static_cast<int>(at);
    for (const LayoutPiece& piece : PiecesOf(lines_[at])) {
      if (at == anchor_ && IsOverSeveral(piece)) {
        wide_.push_back({piece.from, piece.to, line, line});
        continue;
      }
      std::vector<LayoutName*> over;
      for (LayoutName& name : out_.names) {
        if (Overlaps(piece.from, piece.to, name.from, name.to)) over.push_back(&name);
      }
      if (over.size() > 1) {
        wide_.push_back({piece.from, piece.to, line, line});
      } else if (over.empty()) {
        out_.names.push_back({piece.from, piece.to, line, line});
      } else {
        LayoutName& name = *over.front();
        name.from = std::min(name.from, piece.from);
        name.to = std::max(name.to, piece.to);
        name.top = std::min(name.top, line);
        name.bottom = std::max(name.bottom, line);
      }
    }
  }

  // Two names or more stand below a piece of the line that names the numbers.
  [[nodiscard]] bool IsOverSeveral(const LayoutPiece& piece) const {
    constexpr std::size_t kBelow = 2;  // lines
    constexpr int kRoom = 3;           // characters between names
    for (std::size_t i = anchor_ + 1; i < std::min(lines_.size(), anchor_ + 1 + kBelow); ++i) {
      int names = 0;
      int end = -kRoom;
      for (const LayoutPiece& below : PiecesOf(lines_[i])) {
        if (!Overlaps(piece.from, piece.to, below.from, below.to)) continue;
        names += below.from - end >= kRoom ? 1 : 0;
        end = below.to;
      }
      if (names > 1) return true;
    }
    return false;
  }

  // "Mục tiêu" over "Năm 2026 | Năm 2030": the names below it begin lower than those beside them.
  void FindGroups() {
    for (const LayoutName& wide : wide_) {
      if (wide.top <= static_cast<int>(anchor_)) AddBelow(wide);
    }
    for (std::size_t i = 1; i + 1 < out_.names.size(); ++i) {
      if (!Inside(i)) AddNarrow(i);
    }
  }

  void AddBelow(const LayoutName& wide) {
    std::optional<std::size_t> first;
    std::size_t last = 0;
    for (std::size_t i = 0; i < out_.names.size(); ++i) {
      const LayoutName& name = out_.names[i];
      if (name.top <= wide.top || !Overlaps(wide.from, wide.to, name.from, name.to)) continue;
      if (!first) first = i;
      last = i;
    }
    if (first && last > *first) AddLower(*first, last, wide.top);
  }

  // A group whose name stands above one name below it, or between two of them.
  void AddNarrow(std::size_t i) {
    const LayoutName name = out_.names[i];
    const int anchor = static_cast<int>(anchor_);
    const int level = std::max(name.top, anchor);
    const bool between = out_.names[i - 1].top > level && out_.names[i + 1].top > level;
    if (name.top >= anchor && !between) return;
    if (name.top == name.bottom && name.bottom <= anchor && between) {
      out_.names.erase(out_.names.begin() + static_cast<std::ptrdiff_t>(i));
      AddLower(i - 1, i, name.top);
    } else if (name.bottom > name.top) {
      AddLower(i, i, name.top);
    }
  }

  [[nodiscard]] bool Inside(std::size_t column) const {
    return std::any_of(out_.spans.begin(), out_.spans.end(), [&](const LayoutSpan& span) {
      return column >= span.first && column <= span.last;
    });
  }

  // Columns beside [first, last] that begin lower than `line` stand below the same group.
  void AddLower(std::size_t first, std::size_t last, int line) {
    const auto lower = [&](std::size_t i) {
      return out_.names[i].top > std::max(line, static_cast<int>(anchor_));
    };
    while (first > 1 && lower(first - 1)) --first;
    while (last + 1 < out_.names.size() && lower(last + 1)) ++last;
    if (last > first) AddSpan(first, last, line);
  }

  void AddSpan(std::size_t first, std::size_t last, int line) {
    const bool known = std::any_of(out_.spans.begin(), out_.spans.end(), [&](const auto& span) {
      return first <= span.last && span.first <= last;
    });
    if (!known) out_.spans.push_back({first, last, line});
  }

  std::span<const LayoutLine> lines_;
  std::size_t anchor_;
  LayoutHeader out_;
  std::vector<LayoutName> wide_;
};

int WidthOf(std::span<const LayoutLine> lines) {
  int out = 0;
  for (const LayoutLine& line : lines) out = std::max(out, line.To());
  return out;
}

// Lines that tell columns: those in several pieces, or in a short one.
std::vector<LayoutLine> Telling(std::span<const LayoutLine> lines) {
  const int width = WidthOf(lines);
  std::vector<LayoutLine> out;
  for (const LayoutLine& line : lines) {
    const std::vector<LayoutPiece> pieces = PiecesOf(line);
    const bool wide = std::any_of(pieces.begin(), pieces.end(), [&](const LayoutPiece& piece) {
      return (piece.to - piece.from) * 5 > width * 3;
    });
    if (!wide) out.push_back(line);
  }
  return out;
}

}  // namespace

LayoutHeader ReadLayoutHeader(std::span<const LayoutLine> lines, std::size_t anchor) {
  return HeaderReader(lines, anchor).Read();
}

namespace {

bool IsSmall(std::string_view word) {
  return ToLower(word) == word && ToUpper(word) != word;
}

// How words lie in columns: the least cost, and the columns that it takes.
class Placing {
 public:
  Placing(const LayoutLine& line, const LayoutCuts& cuts)
      : words_(line.words), cuts_(cuts), columns_(cuts.size() + 1) {}

  float Cost() {
    std::vector<float> cost(columns_, 0);
    from_.assign(words_.size() * columns_, 0);
    for (std::size_t i = 0; i < words_.size(); ++i) cost = With(i, cost);
    const auto best = std::min_element(cost.begin(), cost.end());
    last_ = static_cast<std::size_t>(best - cost.begin());
    return *best;
  }

  // After Cost().
  [[nodiscard]] std::vector<std::size_t> Columns() const {
    std::vector<std::size_t> out(words_.size(), last_);
    for (std::size_t i = words_.size(); i-- > 1;) out[i - 1] = from_[i * columns_ + out[i]];
    return out;
  }

 private:
  // By the column of word `i`; `before`: by that of the word before it.
  std::vector<float> With(std::size_t i, const std::vector<float>& before) {
    std::vector<float> out(columns_);
    const float cut = CutCost(i);
    const float stay = StayCost(i);
    std::size_t least = 0;  // of the columns to the left
    for (std::size_t c = 0; c < columns_; ++c) {
      if (c > 0 && before[c - 1] < before[least]) least = c - 1;
      const bool begins = i > 0 && c > 0 && before[least] + cut < before[c] + stay;
      from_[i * columns_ + c] = begins ? least : c;
      out[c] = (begins ? before[least] + cut : before[c] + stay) + Outside(words_[i], c);
    }
    return out;
  }

  [[nodiscard]] int Room(std::size_t i) const { return words_[i].from - words_[i - 1].to; }

  // Between words with one space a cell begins unwillingly, least so with a capital behind a small
  // letter.
  [[nodiscard]] float CutCost(std::size_t i) const {
    constexpr float kTight = 4;
    constexpr float kTightCapital = 2.5F;
    if (i == 0 || Room(i) > 1 || (i == 1 && IsOrdinal(words_[0].text))) return 0;
    return IsSmall(words_[i - 1].text) && !IsSmall(words_[i].text) ? kTightCapital : kTight;
  }

  // Wide room stands rather between two cells.
  [[nodiscard]] float StayCost(std::size_t i) const {
    constexpr std::array<float, 5> kCosts{0, 0, 0.6F, 1.5F, 3};
    return i == 0 ? 0 : kCosts[static_cast<std::size_t>(std::clamp(Room(i), 0, 4))];
  }

  [[nodiscard]] float Outside(const LayoutWord& word, std::size_t column) const {
    const int left = column == 0 ? 0 : cuts_[column - 1];
    const int right = column < cuts_.size() ? cuts_[column] + 1 : std::numeric_limits<int>::max();
    return static_cast<float>(std::max(0, left - word.from) + std::max(0, word.to - right));
  }

  const std::vector<LayoutWord>& words_;
  const LayoutCuts& cuts_;
  std::size_t columns_;
  std::vector<std::size_t> from_;
  std::size_t last_ = 0;
};

// Of many lines some have words in each column.
float CostOf(const LayoutCuts& cuts, std::span<const LayoutLine> lines) {
  constexpr std::size_t kMany = 8;
  float out = 0;
  std::vector<bool> used(cuts.size() + 1, lines.size() < kMany);
  for (const LayoutLine& line : lines) {
    Placing placing(line, cuts);
    out += placing.Cost();
    if (lines.size() < kMany) continue;
    for (const std::size_t column : placing.Columns()) used[column] = true;
  }
  const auto empty = static_cast<float>(std::count(used.begin(), used.end(), false));
  return out + empty * static_cast<float>(lines.size()) * 0.4F;
}

// Each cut goes, within `farthest` characters, where the words lie best; `pull` a character holds
// it back.
void Refine(LayoutCuts& cuts, std::span<const LayoutLine> lines, int farthest, float pull) {
  const LayoutCuts before = cuts;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const int left = i == 0 ? 0 : cuts[i - 1] + 1;
    const int right = i + 1 < cuts.size() ? cuts[i + 1] - 1 : before[i] + farthest;
    int best = cuts[i];
    float least = CostOf(cuts, lines);
    for (int away = 1; least > 0 && away <= farthest; ++away) {
      for (const int cut : {before[i] - away, before[i] + away}) {
        if (cut < left || cut > right) continue;
        cuts[i] = cut;
        const float cost = CostOf(cuts, lines) + pull * static_cast<float>(away);
        if (cost >= least) continue;
        least = cost;
        best = cut;
      }
    }
    cuts[i] = best;
  }
}

}  // namespace

namespace {

// `cuts` wider or narrower, from their left end on, where the words of `lines` lie best; `pull`
// holds them back.
LayoutCuts Scaled(
    const LayoutCuts& cuts, std::span<const LayoutLine> lines, int percent, float pull
) {
  LayoutCuts best = cuts;
  float least = std::numeric_limits<float>::max();
  for (int away = 0; away <= percent; ++away) {
    for (const int scale : {100 - away, 100 + away}) {
      LayoutCuts out = cuts;
      for (int& cut : out) cut = (cut * scale + 50) / 100;
      const float cost = CostOf(out, lines) + pull * static_cast<float>(away);
      if (cost >= least) continue;
      least = cost;
      best = std::move(out);
    }
  }
  return best;
}

constexpr float kPull = 0.3F;  // of a line and a character

}  // namespace

LayoutCuts FindLayoutCuts(const LayoutHeader& header, std::span<const LayoutLine> lines) {
  constexpr int kFarthest = 8;
  constexpr int kPercent = 20;
  const std::vector<LayoutLine> telling = Telling(lines);
  LayoutCuts out;
  for (std::size_t i = 1; i < header.names.size(); ++i)
    out.push_back((header.names[i - 1].to + header.names[i].from) / 2);
  out = Scaled(out, telling, kPercent, 0.05F * static_cast<float>(telling.size()));
  Refine(out, telling, kFarthest, kPull);
  Refine(out, telling, kFarthest / 2, kPull);
  return out;
}

LayoutCuts MoveLayoutCuts(const LayoutCuts& before, std::span<const LayoutLine> lines) {
  constexpr int kFarthest = 6;
  constexpr int kPercent = 12;
  const std::vector<LayoutLine> telling = Telling(lines);
  LayoutCuts out = Scaled(before, telling, kPercent, 0.05F * static_cast<float>(telling.size()));
  Refine(out, telling, kFarthest, kPull);
  return out;
}

LayoutCuts LocalLayoutCuts(const LayoutCuts& cuts, std::span<const LayoutLine> lines) {
  constexpr int kFarthest = 5;
  constexpr int kPercent = 14;
  LayoutCuts out = Scaled(cuts, lines, kPercent, 0.2F * static_cast<float>(lines.size()));
  Refine(out, lines, kFarthest, kPull);
  return out;
}

std::vector<std::size_t> ColumnsOfWords(const LayoutLine& line, const LayoutCuts& cuts) {
  Placing placing(line, cuts);
  placing.Cost();
  return placing.Columns();
}

bool GoesOverCuts(const LayoutLine& line, const LayoutCuts& cuts, int width) {
  constexpr int kWell = 8;  // characters beyond a cut
  const std::vector<LayoutPiece> pieces = PiecesOf(line);
  const bool numbered = IsOrdinal(line.words[0].text) && !cuts.empty() && line.From() <= cuts[0];
  const std::size_t first = numbered && pieces.size() > 1 ? 1 : 0;
  const LayoutPiece& piece = pieces[first];
  if (pieces.size() > first + 1) return false;
  const auto over = std::count_if(cuts.begin(), cuts.end(), [&](int cut) {
    return piece.from < cut - kWell && piece.to > cut + kWell;
  });
  // Capitals behind small letters begin cells, where there are as many as cuts.
  std::ptrdiff_t capitals = 0;
  for (std::size_t i = piece.begin + 1; i < piece.end; ++i)
    capitals += IsSmall(line.words[i - 1].text) && !IsSmall(line.words[i].text) ? 1 : 0;
  return over > 0 && (numbered || capitals < over) &&
         (numbered || (piece.to - piece.from) * 10 > width * 6);
}

}  // namespace sauro::docread
