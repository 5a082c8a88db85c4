#pragma once
// "/du-thao/{id}/dong/{key}": the form that mends a row of a draft or what it says of its document,
// and what it asks for.

#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "pages/draft_parts.h"
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
/// The form of one row of the draft, or of its one field that typed "truong" names.
std::string RenderRowForm(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const ReviewRow& row,
    const RowFormState& state
);

/// The form of what the draft says of its document, or of its one field that typed "truong" names.
std::string RenderDocumentForm(
    const Frame& frame, const usecase::DraftReview& draft, const RowFormState& state
);

/// The changes that a row form asks for: fields that say something else than what the person saw
/// (the form's "cu.<field>"), and fields in doubt, which saving settles.
std::vector<usecase::RowChange> ChangesOf(const ReviewRow& row, const http::Parameters& form);
/// The same of the form of the document.
std::vector<usecase::RowChange> DocumentChangesOf(
    const intake::DraftPlan& plan, const http::Parameters& form
);

}  // namespace sauro::pages
