#pragma once
// Who leads and who helps, where an organisation cell says it itself: "Chủ trì: A; phối hợp: B",
// "A (chủ trì), B, C (phối hợp)", "A chủ trì, phối hợp với B".

#include <string>
#include <string_view>
#include <vector>

namespace sauro::intake {

enum class PartyRole { kNone, kLead, kPartner };

struct PartyPart {
  PartyRole role = PartyRole::kNone;
  std::string_view text;  ///< Of the cell, without the words that name the role.
};

/// The cell in parts of one role each, in order; one part without a role if it names none.
std::vector<PartyPart> SplitByRole(std::string_view cell);

/// The role that a mark behind one name gives, and the name without it: "A (chủ trì)".
PartyRole TakeRoleMark(std::string& name);

}  // namespace sauro::intake
