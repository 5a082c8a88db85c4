#include "intake/row_references.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/labels.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

// The row meant, near above the last one.
const DraftTask* FindMeant(const std::vector<DraftTask>& tasks, std::string_view ordinal) {
  constexpr std::size_t kNear = 300;  // rows
  const DraftTask* other = nullptr;   // of another section
  const std::size_t last = tasks.size() - 1;
  for (std::size_t i = last; i-- > 0 && last - i <= kNear;) {
    if (tasks[i].ordinal != ordinal || tasks[i].group) continue;
    if (tasks[i].section == tasks[last].section) return &tasks[i];
    if (other == nullptr) other = &tasks[i];
  }
  return other;
}

void Resolve(const std::vector<DraftTask>& tasks, Field field, DraftTask& row) {
  std::vector<DraftParty>& parties = *PartiesOf(row, field);
  if (parties.size() != 1) return;
  const std::string printed = parties[0].name;
  const std::string ordinal = ReferredOrdinal(printed);
  if (ordinal.empty()) return;
  std::erase_if(row.doubts, [&](const Doubt& doubt) {
    return doubt.field == field && doubt.reason.find(printed) != std::string::npos;
  });
  const DraftTask* meant = FindMeant(tasks, ordinal);
  const bool said = meant != nullptr && !PartiesOf(*meant, field)->empty();
  if (said) parties = *PartiesOf(*meant, field);
  row.doubts.push_back(
      {field,
       said ? "Ô ghi “" + printed + "” nên được lấy theo dòng số " + ordinal
            : "Ô ghi “" + printed + "” nhưng không thấy dòng số " + ordinal + " ở trên",
       "Kiểm tra cơ quan"}
  );
}

}  // namespace

std::string ReferredOrdinal(std::string_view cell) {
  constexpr std::size_t kLongest = 40;  // bytes
  constexpr std::array<std::string_view, 2> kAs{"nhu", "theo"};
  constexpr std::array<std::string_view, 9> kRows{
      "muc", "nhiem vu", "so thu tu", "stt", "tt", "dong", "diem", "noi dung", "so"};
  if (cell.size() > kLongest || cell.find_first_of("NnTt") != 0) return {};
  const std::vector<Token> tokens = Tokenize(cell);
  if (tokens.empty() || std::find(kAs.begin(), kAs.end(), tokens[0].text) == kAs.end()) return {};
  for (const std::string_view row : kRows) {
    const std::size_t count = MatchPhrase(tokens, 1, row);
    if (count == 0 || 1 + count >= tokens.size()) continue;
    std::string label = CleanLabel(TrimAny(cell.substr(tokens[1 + count].begin), " .)"));
    const LabelKind kind = KindOfLabel(label);
    return kind == LabelKind::kNumber || kind == LabelKind::kNumbered ||
                   kind == LabelKind::kRomanNumbered
               ? label
               : std::string();
  }
  return {};
}

void ResolveReferences(std::vector<DraftTask>& tasks) {
  if (tasks.empty()) return;
  Resolve(tasks, Field::kLead, tasks.back());
  Resolve(tasks, Field::kCoordinate, tasks.back());
}

}  // namespace sauro::intake
