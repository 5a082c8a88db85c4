#pragma once
// The grammar of organisation cells (DOMAIN 8.3).

#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"
#include "intake/name_index.h"

namespace sauro::intake {

/// Does `text` begin with the name of a body or a group ("Sở Y tế", "các đơn vị"), whatever
/// follows? "Báo cáo" and "Quy chế" do not, though they look like "Báo" and "Quỹ" without their
/// marks.
bool BeginsWithBody(std::string_view text);

/// What of a printed name can become another name of an organisation, so that ReadParties knows it
/// the next time: the name without what stands in brackets. Empty where the words name no single
/// body: "các đơn vị liên quan", "Sở", "UBND xã", "Giám đốc", "nt".
std::string LearnableName(std::string_view printed);

/// The holders of one printed name: the whole name, or all of several known names in it; what
/// stands in brackets aside. Empty where the catalogue does not know all of it.
std::vector<Holder> HoldersOf(std::string_view name, const NameIndex& index);

struct PartyCell {
  std::vector<DraftParty> parties;
  /// "Sở X chủ trì, phối hợp với Y": these are the Y, and `parties` the X (party_roles.h).
  std::vector<DraftParty> partners;
  bool has_roles = false;     ///< The cell says itself who leads.
  std::vector<Doubt> doubts;  ///< Their field is kRow; the caller knows the column.
};

/// Splits a cell into names: at ";" and at line ends, at "," only before a named body or a new
/// group, never at "và", never inside brackets or inside a name of the catalogue.
PartyCell ReadParties(std::string_view text, const NameIndex& index);

}  // namespace sauro::intake
