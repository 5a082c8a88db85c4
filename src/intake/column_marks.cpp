#include "intake/column_marks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "intake/tokens.h"

namespace sauro::intake {

BodyMark BodyMarkOf(std::string_view cell) {
  constexpr std::size_t kLongest = 20;  // bytes
  if (cell.size() > kLongest) return BodyMark::kNone;
  const std::string words = WordsOf(cell);
  if (words == "ct" || words == "c" || words == "chu tri") return BodyMark::kLeads;
  if (words == "ph" || words == "p" || words == "phoi hop") return BodyMark::kHelps;
  return BodyMark::kNone;
}

void SettleMarkedBodies(Layout& layout, const ColumnTexts& below) {
  std::vector<std::size_t> found;
  bool leads = false;
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    const Column& column = layout.columns[i];
    if (column.role != Role::kOther || Trim(column.header).empty() || below[i].empty()) continue;
    const auto marked = [](std::string_view cell) { return BodyMarkOf(cell) != BodyMark::kNone; };
    if (!std::all_of(below[i].begin(), below[i].end(), marked)) continue;
    leads = leads || std::any_of(below[i].begin(), below[i].end(), [](std::string_view cell) {
              return BodyMarkOf(cell) == BodyMark::kLeads;
            });
    found.push_back(i);
  }
  if (found.size() < 2 || !leads) return;
  for (const std::size_t i : found) layout.columns[i].role = Role::kMarkedBody;
}

}  // namespace sauro::intake
