#pragma once
// What is decided for many rows of a draft at once: names that the catalogue does not know, and
// leads and deadlines that a whole section lacks.

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

struct WholeDraftState {
  std::vector<std::string> names;  ///< of the catalogue, to choose from
  std::string page = "1";          ///< where the person is; kept by the forms
  std::string filter = {};
  std::optional<Error> error = {};
  std::string mark = {};   ///< of the form that `error` is about
  std::string typed = {};  ///< into that form
  bool remember = true;    ///< the tick of that form
};

/// True where a form of AddWholeDraft offers names of the catalogue.
bool AsksForNames(const intake::DraftPlan& plan);

/// Fills {{>WHOLE_DRAFT}}; nothing where there is nothing to decide.
void AddWholeDraft(Dict& body, const usecase::DraftReview& draft, const WholeDraftState& state);

}  // namespace sauro::pages
