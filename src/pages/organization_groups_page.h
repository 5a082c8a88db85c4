#pragma once
// "/co-quan/nhom": groups of organisations with their members of a day, and the form of one.

#include <optional>
#include <string>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/organization_groups.h"
#include "usecase/organizations.h"

namespace sauro::pages {

std::string RenderGroups(const Frame& frame, const usecase::OrganizationTree& tree);

struct GroupForm {
  usecase::GroupInput input;
  std::optional<Error> error = {};
};
std::string RenderGroup(const Frame& frame, const GroupForm& form);

}  // namespace sauro::pages
