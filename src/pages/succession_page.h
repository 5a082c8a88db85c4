#pragma once
// "/co-quan/ke-thua": what happened to organisations, the form, and the rows to confirm.

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/organizations.h"
#include "usecase/succession.h"

namespace sauro::pages {

/// "Sáp nhập: Sở A, Sở B vào Sở C", with the names that `organizations` know.
std::string SuccessionText(
    const views::SuccessionLine& line, const std::vector<domain::Organization>& organizations
);

struct SuccessionForm {
  usecase::SuccessionInput input;
  std::optional<Error> error = {};
};
std::string RenderSuccessionForm(
    const Frame& frame, const usecase::OrganizationTree& tree, const SuccessionForm& form
);

struct SuccessionConfirmation {
  const usecase::SuccessionPreview& preview;
  const usecase::SuccessionInput& input;
  usecase::SuccessionChoices choices = {};  ///< as they were sent
  std::optional<Error> error = {};
};
std::string RenderSuccessionRows(const Frame& frame, const SuccessionConfirmation& confirmation);

}  // namespace sauro::pages
