#pragma once
// "/du-thao/{id}": the rows of a draft beside the places of the document that they come from.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "pages/page.h"
#include "pages/whole_draft.h"
#include "usecase/draft_check.h"
#include "usecase/draft_edit.h"
#include "usecase/learned_aliases.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

inline constexpr std::int64_t kDraftRows = 10;

/// Which rows, and in which order. "loc" in the address: "nghi-van", "thu-tu", or nothing.
struct DraftChoice {
  bool only_doubts = false;
  std::int64_t page = 1;
  bool as_printed = false;  ///< In the order of the document; otherwise rows in doubt come first.
  std::string saved = {};  ///< What was just done, told in sight wherever the page was scrolled to.
  std::string saved_row = {};  ///< Key of the row that it was done to; may be gone by now.
};
DraftChoice ChoiceOf(const http::Parameters& query, std::int64_t page);

/// Rows that become tasks, ten a page; at their side only the part of the document that they come
/// from, so that a long document stays a small page. `known`: approved plans that it is probably a
/// newer text of. `whole`: what is decided for many rows at once.
std::string RenderDraft(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const DraftChoice& choice,
    const std::vector<views::PlanLine>& known = {},
    const WholeDraftState& whole = {}
);

/// The whole document with an anchor for each place.
std::string RenderSource(const Frame& frame, const usecase::DraftReview& draft);

/// What another person did to an open page of the draft: `marks` are those of the rows shown there
/// ("t12:" and usecase::RowMark). A part of a page.
std::string RenderDraftNews(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const std::vector<std::string>& marks,
    const std::string& changed_by
);

}  // namespace sauro::pages
