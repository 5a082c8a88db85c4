#include "docread/open_columns.h"

#include <algorithm>

namespace sauro::docread {
namespace {

constexpr float kNarrowest = 2.5F;  // points

float MeanHeight(std::span<const TextLine> lines) {
  float sum = 0;
  std::size_t count = 0;
  for (const TextLine& line : lines) {
    for (const PageWord& word : line.words) sum += word.box.Height();
    count += line.words.size();
  }
  return count == 0 ? 0 : sum / static_cast<float>(count);
}

// Words on both sides of a gap that no space between two words of a sentence has.
bool InPieces(const TextLine& line, float space) {
  const float wide = std::max(line.box.Height() * 0.55F, space * 1.8F);
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (line.words[i].box.x0 - line.words[i - 1].box.x1 < wide) continue;
    // A number before a name is no column of its own.
    if (i > 1 || line.words[0].text.size() > 5) return true;
  }
  return false;
}

struct Weighed {
  float from = 0;
  float to = 0;
  int weight = 1;
};

// Words of a header side by side.
struct Named {
  Box box;
  std::size_t begin = 0;  // [begin, end) of all words
  std::size_t end = 0;
};

void AddNamed(const PageWord& word, std::size_t at, float space, std::vector<Named>& named) {
  const bool beside = !named.empty() && word.box.x0 >= named.back().box.x1 &&
                      word.box.x0 - named.back().box.x1 < space * 1.8F;
  if (!beside) named.push_back({word.box, at, at});
  named.back().box.x1 = word.box.x1;
  named.back().end = at + 1;
}

// How many words stand at a place, from left to right.
class Coverage {
 public:
  explicit Coverage(const std::vector<Weighed>& words) {
    for (const Weighed& word : words) {
      edges_.push_back({word.from, word.weight});
      edges_.push_back({word.to, -word.weight});
    }
    std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      return a.at < b.at || (a.at == b.at && a.more > b.more);
    });
  }

  // Where at most `most` lines have a word: of each such stretch the part with the fewest.
  [[nodiscard]] std::vector<ColumnGap> Gaps(int most, float least) const {
    std::vector<ColumnGap> out;
    ColumnGap best;
    int fewest = most + 1;
    int depth = 0;
    bool inside = false;  // behind the first column
    const auto close = [&] {
      if (fewest <= most && best.Width() >= least) out.push_back(best);
      fewest = most + 1;
      best = {};
    };
    for (std::size_t i = 0; i + 1 < edges_.size(); ++i) {
      depth += edges_[i].more;
      if (depth > most) {
        if (inside) close();
        inside = true;
        continue;
      }
      const ColumnGap part{edges_[i].at, edges_[i + 1].at};
      if (!inside || part.Width() <= 0) continue;
      if (depth < fewest || (depth == fewest && part.Width() > best.Width())) {
        // A sliver with fewer is no gap.
        if (depth < fewest && fewest <= most && part.Width() < least) continue;
        fewest = depth;
        best = part;
      }
    }
    return out;
  }

 private:
  struct Edge {
    float at = 0;
    int more = 0;
  };
  std::vector<Edge> edges_;
};

float WordSpace(std::span<const TextLine> lines) {
  std::vector<float> spaces;
  for (const TextLine& line : lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const float space = line.words[i].box.x0 - line.words[i - 1].box.x1;
      if (space > 0) spaces.push_back(space);
    }
  }
  const float height = MeanHeight(lines);
  if (spaces.empty()) return height * 0.25F;
  const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
  std::nth_element(spaces.begin(), middle, spaces.end());
  return std::clamp(*middle, height * 0.15F, height * 0.35F);
}

}  // namespace

Spacing SpacingOf(std::span<const TextLine> lines, bool scanned) {
  // Printed spaces are all alike: what all lines leave free beyond one is a gap. Recognised words
  // are as wide as their ink or a little wider.
  const float space = WordSpace(lines);
  return {space, std::max(kNarrowest, space * (scanned ? 0.9F : 1.1F))};
}

bool LeavesFree(const TextLine& line, float least, ColumnGap& gap) {
  const float middle = gap.Mid();
  ColumnGap rest = gap;
  for (const PageWord& word : line.words) {
    if (word.box.MidX() <= middle) {
      rest.from = std::max(rest.from, word.box.x1);
    } else {
      rest.to = std::min(rest.to, word.box.x0);
    }
  }
  if (rest.Width() < std::min(least, gap.Width())) return false;
  gap = rest;
  return true;
}

std::vector<ColumnGap> FindColumnGaps(
    std::span<const TextLine> lines, std::size_t header, const Spacing& spacing
) {
  std::vector<Weighed> words;
  std::vector<Named> named;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!InPieces(lines[i], spacing.space)) continue;
    ++counted;
    for (const PageWord& word : lines[i].words) {
      if (i < header) AddNamed(word, words.size(), spacing.space, named);
      words.push_back({word.box.x0, word.box.x1});
    }
  }
  if (counted < 2) return {};
  const float least = spacing.least;
  const int most = counted < 4 ? 0 : std::max(1, static_cast<int>(counted / 8));
  std::vector<ColumnGap> out = Coverage(words).Gaps(most, least);
  // What stands over two columns is the name of neither.
  for (const Named& name : named) {
    const bool over = std::any_of(out.begin(), out.end(), [&](const ColumnGap& gap) {
      return name.box.x0 < gap.Mid() && name.box.x1 > gap.Mid();
    });
    for (std::size_t i = name.begin; !over && i < name.end; ++i) words[i].weight = most + 1;
  }
  out = Coverage(words).Gaps(most, least);
  for (ColumnGap& gap : out) {
    for (const TextLine& line : lines) LeavesFree(line, least, gap);
  }
  return out;
}

}  // namespace sauro::docread
