#include "projection/holder_deadline.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace sauro::projection {
namespace {

// " so y te ": folded, punctuation as space, with a space at both ends, so that containment means
// whole words. Empty where there is no word.
std::string Words(std::string_view text) {
  std::string folded = Fold(text);
  for (char& c : folded) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
    if (!word) c = ' ';
  }
  const std::string collapsed = CollapseSpace(folded);
  return collapsed.empty() ? std::string() : " " + collapsed + " ";
}

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool Named(const std::string& who, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::string words = Words(name);
    return !words.empty() && (Contains(who, words) || Contains(words, who));
  });
}

}  // namespace

const domain::Deadline& DeadlineFor(const domain::Deadline& deadline, const HolderNames& names) {
  if (deadline.kind != domain::DeadlineKind::kSplit) return deadline;
  for (const std::vector<std::string>& list : names) {
    for (const domain::DeadlinePart& part : deadline.parts) {
      const std::string who = Words(part.who);
      if (!who.empty() && Named(who, list)) return part.deadline;
    }
  }
  return deadline;
}

}  // namespace sauro::projection
