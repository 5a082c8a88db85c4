#pragma once
// The card "Văn bản" at the head of a draft: what was read of the document itself, with its doubts,
// each field with the way to its form.

#include <set>
#include <string>

#include "pages/page.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

/// Where the person is on the page of the draft, kept by the forms of the card.
struct DocumentCardState {
  std::string page = "1";
  std::string filter;
  bool just_saved = false;
  std::string next;            ///< Anchor of the first row in doubt; empty where there is none.
  bool beside_source = false;  ///< The head of the document is shown on the page.
};

/// Fills {{>DOCUMENT}}.
void AddDocumentCard(Dict& body, const usecase::DraftReview& draft, const DocumentCardState& state);

/// Places of the source that the document's fields were read from, as AddSource takes them.
struct DocumentPlaces {
  std::set<std::string> lines;
  std::set<std::string> cells;
};
DocumentPlaces PlacesOfDocument(const usecase::DraftReview& draft);

}  // namespace sauro::pages
