#pragma once
// Names of organisations that editors settled: which there are, and taking one back.

#include <string>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

struct KnownAlias {
  views::LearnedAlias alias;
  std::string organization_name;
  /// Of the draft where it was printed; empty for those who may not see drafts.
  std::string draft_title;
};
/// By organisation, then by name. Needs kKeepNames.
Result<std::vector<KnownAlias>> ListLearnedAliases(App& app, const Principal& who);

/// The name is unknown again when the next plan is read; what was assigned stays. Needs
/// kKeepNames. Errors: kNotFound, the organisation has no such learned name.
Status RemoveLearnedAlias(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::OrganizationId& organization,
    const std::string& name
);

/// A printed name and whom it stands for.
struct SettledName {
  std::string name;
  std::string organizations;  ///< "Sở A; Sở B"
};
/// What whoever approves a draft should know about its names.
struct DraftNames {
  std::vector<SettledName> learned;  ///< settled in this draft, for this plan and those read later
  /// Unknown when the document was read, and in the catalogue by now: approving assigns them.
  std::vector<SettledName> found_since;
};
/// Needs kPreparePlans. Errors: kNotFound, no such draft.
Result<DraftNames> ReadDraftNames(App& app, const Principal& who, const domain::DraftId& draft);

}  // namespace sauro::usecase
