#pragma once
// "/ten-da-ghi-nho": names of organisations that editors settled while they mended drafts.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/learned_aliases.h"

namespace sauro::pages {

struct NamesView {
  const std::vector<usecase::KnownAlias>& names;
  std::function<std::string(const domain::AccountId&)> name_of;
  bool may_open_drafts = false;  ///< links to the drafts where the names were printed
  std::optional<Error> error = {};
};
std::string RenderNames(const Frame& frame, const NamesView& view);

}  // namespace sauro::pages
