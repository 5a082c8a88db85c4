#pragma once
// "/du-thao/{id}/dong/{key}": the form that mends a row of a draft, and what it asks for.

#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "pages/page.h"
#include "usecase/draft_edit.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

struct RowFormState {
  http::Parameters typed;  ///< the fields as they came; empty the first time
  std::optional<Error> error;
  std::vector<std::string> names = {};  ///< of the catalogue, to choose from; none: no hints
  bool in_place = false;  ///< within the page of the draft, which the answer then changes in part
};
/// The form of one row, or of its one field that typed "truong" names; `row` is one of the draft's
/// tasks.
std::string RenderRowForm(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const intake::DraftTask& row,
    const RowFormState& state
);

/// The changes that a row form asks for: fields that say something else than what the person saw
/// (the form's "cu.<field>"), and fields in doubt, which saving settles.
std::vector<usecase::RowChange> ChangesOf(
    const intake::DraftTask& row, const http::Parameters& form
);

}  // namespace sauro::pages
