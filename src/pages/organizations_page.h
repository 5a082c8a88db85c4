#pragma once
// "/co-quan": the tree of organisations, and the form of one of them.

#include <optional>
#include <string>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/organizations.h"

namespace sauro::pages {

std::string RenderOrganizations(const Frame& frame, const usecase::OrganizationTree& tree);

/// The form of one organisation, as it is or as it was typed.
struct OrganizationForm {
  usecase::OrganizationInput input;
  std::optional<Error> error = {};
};
std::string RenderOrganization(
    const Frame& frame, const usecase::OrganizationTree& tree, const OrganizationForm& form
);

}  // namespace sauro::pages
