#pragma once
// Names of organisations that editors settled: which there are, and taking one back.

#include <string>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

struct KnownAlias {
  views::LearnedAlias alias;
  std::string organization_name;
  std::string draft_title;  ///< of the draft where it was printed
};
/// Needs kPreparePlans.
Result<std::vector<KnownAlias>> ListLearnedAliases(App& app, const Principal& who);

/// The name is unknown again when the next plan is read; what was assigned stays. Needs
/// kPreparePlans. Errors: kNotFound, the organisation has no such learned name.
Status RemoveLearnedAlias(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::OrganizationId& organization,
    const std::string& name
);

}  // namespace sauro::usecase
