#include "docread/page_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "base/text.h"

namespace sauro::docread {
namespace {

bool IsSmallNumber(std::string_view text) {
  return text.size() <= 2 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool TakesPowers(std::string_view word) {
  constexpr std::array<std::string_view, 6> kUnits{"m", "km", "cm", "mm", "dm", "10"};
  const std::string folded = Fold(word);
  return std::find(kUnits.begin(), kUnits.end(), TrimAny(folded, "(/.,")) != kUnits.end();
}

bool IsMark(const PageWord& word, const PageWord& before) {
  const float height = before.box.Height();
  const bool small = word.box.Height() < height * 0.8F;
  const bool raised = word.box.y1 < before.box.y1 - height * 0.2F &&
                      word.box.MidY() > before.box.y0 - height * 0.3F;
  const bool beside = std::fabs(word.box.x0 - before.box.x1) < height * 0.15F;
  return small && raised && beside && IsSmallNumber(word.text) && !TakesPowers(before.text);
}

}  // namespace

std::vector<bool> FootnoteMarks(const std::vector<PageWord>& words) {
  std::vector<bool> out(words.size(), false);
  for (std::size_t i = 1; i < words.size(); ++i) out[i] = IsMark(words[i], words[i - 1]);
  return out;
}

}  // namespace sauro::docread
