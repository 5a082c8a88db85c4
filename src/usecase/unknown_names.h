#pragma once
// Names of a draft that the catalogue does not know, settled in all its rows at once.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "usecase/draft_edit.h"

namespace sauro::usecase {

/// A printed name that nobody is known for and that some row still doubts.
struct UnknownName {
  std::string name;
  std::vector<std::string> rows;  ///< keys of all rows that print it, tasks first
  /// The same as long as the same rows say it in the same fields and doubt it in the same.
  std::string mark;
};
/// In the order in which the draft first says them; each once.
std::vector<UnknownName> UnknownNames(const intake::DraftPlan& plan);

struct NameDecision {
  std::string name;  ///< as printed
  /// Name, other name or identifier of an organisation, or name or identifier of a group, of the
  /// catalogue; empty: the name stays as it is printed; nobody holds it
  /// unless the catalogue knows the name when the draft is approved.
  std::string chosen = {};
  /// The name is another name of the chosen organisation from now on; has no effect with a group,
  /// nor for words that name no single body.
  bool remember = false;
  std::optional<std::string> seen = {};  ///< UnknownName::mark as it was when the person decided
};

/// Gives the name its holder in all rows that print it, or leaves it as it is, and settles the
/// doubts about it; the printed words stay. One fact draft.mended, and alias.learned where it is
/// remembered. Errors: kInvalid with place = "chosen", the catalogue does not know it; kConflict,
/// other rows say it now or none doubts it any more, or with place = "remember", the name is
/// somebody else's.
Result<Mended> SettleName(
    App& app, const Principal& who, const EditTarget& target, const NameDecision& decision
);

}  // namespace sauro::usecase
