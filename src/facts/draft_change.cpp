#include "facts/draft_change.h"

#include <algorithm>

namespace sauro::facts {
namespace {

bool InsideCharacter(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

}  // namespace

void SetChange(DraftMended& fact, std::string_view before, std::string_view after) {
  const std::size_t most = std::min(before.size(), after.size());
  std::size_t front = 0;
  while (front < most && before[front] == after[front]) ++front;
  std::size_t back = 0;
  while (back < most - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
    ++back;
  // Each piece is text of its own.
  while (front > 0 && (InsideCharacter(before, front) || InsideCharacter(after, front))) --front;
  while (back > 0 && InsideCharacter(after, after.size() - back)) --back;
  fact.keep_front = static_cast<std::int64_t>(front);
  fact.keep_back = static_cast<std::int64_t>(back);
  fact.text = std::string(after.substr(front, after.size() - front - back));
}

Result<std::string> AfterChange(const DraftMended& fact, std::string_view before) {
  const auto size = static_cast<std::int64_t>(before.size());
  if (fact.keep_front < 0 || fact.keep_back < 0 || fact.keep_front > size ||
      fact.keep_back > size - fact.keep_front) {
    return Internal("Thay đổi trong sổ không khớp với dự thảo.", fact.draft.value);
  }
  std::string after(before.substr(0, static_cast<std::size_t>(fact.keep_front)));
  after += fact.text;
  after += before.substr(static_cast<std::size_t>(size - fact.keep_back));
  return after;
}

}  // namespace sauro::facts
