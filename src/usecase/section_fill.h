#pragma once
// One lead, or one deadline, for all task rows of a section that have none.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "usecase/draft_edit.h"

namespace sauro::usecase {

/// What rows of one section lack.
struct SectionGap {
  std::optional<std::uint32_t> section;  ///< index into DraftPlan::sections; nothing: of no section
  intake::Field field = intake::Field::kLead;  ///< kLead or kDeadline
  std::vector<std::string> rows;               ///< keys of those that have none, in order
  /// The same as long as the same rows have none.
  std::string mark;
};
/// In the order of the rows; a section that lacks both comes twice. Only gaps of two rows and more:
/// a single row is mended itself.
std::vector<SectionGap> SectionGaps(const intake::DraftPlan& plan);

struct SectionFill {
  std::string mark;  ///< SectionGap::mark as it was when the person decided: names the gap
  std::string value;
};
/// One fact draft.mended. Errors: kConflict, other rows lack it by now; kInvalid with place =
/// "value", it is empty or doubtful itself (a name that the catalogue does not know, a deadline
/// that is not understood): a doubt is not spread over a section.
Result<std::int64_t> FillSection(
    App& app, const Principal& who, const EditTarget& target, const SectionFill& fill
);

}  // namespace sauro::usecase
