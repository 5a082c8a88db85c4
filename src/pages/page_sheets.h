#pragma once
// The pages of the document beside a draft, as pictures with the places of the shown rows marked.

#include <string>
#include <vector>

#include "intake/draft.h"
#include "pages/page.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

/// A row, or the document's head, that stands on the page of the draft.
struct SheetRow {
  std::string anchor;  ///< Of its article: "dong-t12".
  const std::vector<intake::FieldSource>* sources = nullptr;
};

/// Fills {{#SHEETS}} with the pages that the rows were read from, each once; nothing where the
/// document has no pages or a row does not say where it stood. A scan is open at once.
void AddSheets(Dict& body, const usecase::DraftReview& draft, const std::vector<SheetRow>& rows);

}  // namespace sauro::pages
