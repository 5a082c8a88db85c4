#include "docread/page_columns.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr float kNarrowest = 8;  // points that stay free between the columns

struct Gap {
  float from = 0;
  float to = 0;
};

// All of `parts` stand left or right of what stays of `gap`.
bool Narrow(const std::vector<TextLine>& parts, Gap& gap) {
  Gap rest = gap;
  for (const TextLine& part : parts) {
    const float middle = (rest.from + rest.to) / 2;
    if (part.box.x1 <= middle) {
      rest.from = std::max(rest.from, part.box.x1);
    } else if (part.box.x0 >= middle) {
      rest.to = std::min(rest.to, part.box.x0);
    } else {
      return false;
    }
  }
  if (rest.to - rest.from < kNarrowest) return false;
  gap = rest;
  return true;
}

bool Near(const TextLine& line, const TextLine& next) {
  return next.box.y0 - line.box.y1 < std::max(line.box.Height(), next.box.Height()) * 6;
}

// A line of one column alone, which belongs to it by its middle or its beginning.
bool Belongs(const TextLine& line, const std::vector<TextLine>& column) {
  return std::any_of(column.begin(), column.end(), [&](const TextLine& other) {
    return std::fabs(line.box.MidX() - other.box.MidX()) < 8 ||
           std::fabs(line.box.x0 - other.box.x0) < 2.5F;
  });
}

bool BeginsRecipients(const TextLine& line) {
  return Fold(line.Text()).starts_with("noi nhan");
}

// A name far below the post of who signs, with room for the signature between them.
bool IsSigner(const TextLine& line, const TextLine& post) {
  constexpr std::size_t kLongestName = 7;  // words, a rank among them
  const std::string name = line.Text();
  const float height = std::max(line.box.Height(), post.box.Height());
  return line.words.size() > 1 && line.words.size() <= kLongestName &&
         name.find_first_of("0123456789;:") == std::string::npos &&
         ToUpper(name.substr(0, 1)) == name.substr(0, 1) &&
         std::fabs(line.box.MidX() - post.box.MidX()) < height &&
         line.box.y0 - post.box.y1 < height * 9;
}

class BlockMaker {
 public:
  explicit BlockMaker(const std::vector<TextLine>& lines) : lines_(lines) {
    for (const TextLine& line : lines) parts_.push_back(CutAtGaps(line));
  }

  std::vector<ColumnBlock> Make() {
    std::vector<ColumnBlock> out;
    std::size_t floor = 0;
    for (std::size_t i = 0; i < lines_.size();) {
      ColumnBlock block;
      if (parts_[i].size() == 2 && Grow(i, floor, block)) {
        i = floor = block.end;
        out.push_back(std::move(block));
      } else {
        ++i;
      }
    }
    return out;
  }

 private:
  void Put(const std::vector<TextLine>& parts, const Gap& gap, ColumnBlock& block) const {
    for (const TextLine& part : parts)
      block.columns[part.box.x1 <= (gap.from + gap.to) / 2 ? 0 : 1].push_back(part);
  }

  bool Grow(std::size_t seed, std::size_t floor, ColumnBlock& block) const {
    Gap gap{parts_[seed][0].box.x1, parts_[seed][1].box.x0};
    std::size_t last = seed;  // the last line that has both columns
    std::size_t pairs = 1;
    for (std::size_t i = seed + 1; i < lines_.size(); ++i) {
      Gap narrowed = gap;
      if (parts_[i].size() > 2 || !Near(lines_[i - 1], lines_[i]) || !Narrow(parts_[i], narrowed))
        break;
      if (parts_[i].size() == 2) {
        gap = narrowed;
        last = i;
        ++pairs;
      }
    }
    if (pairs < 2 && !BeginsRecipients(parts_[seed][0])) return false;
    block.columns.resize(2);
    block.begin = seed;
    for (std::size_t i = seed; i <= last; ++i) Put(parts_[i], gap, block);
    block.end = last + 1;
    GrowEnds(floor, gap, block);
    AddSigner(gap, block);
    return true;
  }

  // Lines before and after that stand in one column only.
  void GrowEnds(std::size_t floor, Gap gap, ColumnBlock& block) const {
    while (block.begin > floor && Alone(block.begin - 1, block.begin, gap, block)) {
      --block.begin;
      const TextLine& line = lines_[block.begin];
      std::vector<TextLine>& column = block.columns[line.box.x1 <= (gap.from + gap.to) / 2 ? 0 : 1];
      column.insert(column.begin(), line);
    }
    while (block.end < lines_.size() && Alone(block.end, block.end - 1, gap, block)) {
      Put({lines_[block.end]}, gap, block);
      ++block.end;
    }
  }

  // Beside "Nơi nhận", who signs stands alone in the right column.
  void AddSigner(const Gap& gap, ColumnBlock& block) const {
    const std::vector<TextLine>& left = block.columns[0];
    std::vector<TextLine>& right = block.columns[1];
    if (left.empty() || right.empty() || block.end >= lines_.size()) return;
    const TextLine& line = lines_[block.end];
    if (!std::any_of(left.begin(), left.end(), BeginsRecipients)) return;
    if (line.box.x0 < (gap.from + gap.to) / 2 || !IsSigner(line, right.back())) return;
    right.push_back(line);
    ++block.end;
  }

  [[nodiscard]] bool Alone(
      std::size_t line, std::size_t neighbour, const Gap& gap, const ColumnBlock& block
  ) const {
    if (parts_[line].size() != 1) return false;
    Gap narrowed = gap;
    if (!Narrow(parts_[line], narrowed)) return false;
    const TextLine& upper = lines_[std::min(line, neighbour)];
    const TextLine& lower = lines_[std::max(line, neighbour)];
    if (lower.box.y0 - upper.box.y1 > std::max(upper.box.Height(), lower.box.Height()) * 1.2F)
      return false;
    return Belongs(
        lines_[line], block.columns[lines_[line].box.x1 <= (gap.from + gap.to) / 2 ? 0 : 1]
    );
  }

  const std::vector<TextLine>& lines_;
  std::vector<std::vector<TextLine>> parts_;
};

}  // namespace

std::vector<ColumnBlock> FindColumns(const std::vector<TextLine>& lines) {
  return BlockMaker(lines).Make();
}

}  // namespace sauro::docread
