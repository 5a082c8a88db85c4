#include "pages/approval_page.h"

#include "base/text.h"
#include "pages/before_approval.h"
#include "pages/context.h"
#include "pages/draft_parts.h"
#include "usecase/draft_rows.h"

namespace sauro::pages {

using intake::DraftTask;
using usecase::TaskRows;

namespace {

void AddDoubtedRows(
    Dict& body, const usecase::DraftReview& draft, const std::vector<const DraftTask*>& rows
) {
  const std::int64_t doubts = CountDoubts(rows);
  if (doubts == 0) {
    body.ShowSection("CLEAR");
    return;
  }
  Dict& open = *body.AddSectionDictionary("IN_DOUBT");
  SetNumber(open, "DOUBTS", doubts);
  for (const DraftTask* row : rows) {
    if (row->doubts.empty()) continue;
    Dict& line = *open.AddSectionDictionary("LINE");
    Set(line, "ORDINAL", row->ordinal);
    Set(line, "TITLE", Shorten(row->title, 140));
    Set(line, "URL", RowUrl(draft, *row));
    std::vector<std::string> reasons;
    for (const intake::Doubt& doubt : row->doubts) {
      reasons.push_back(std::string(intake::VietnameseName(doubt.field)) + ": " + doubt.reason);
    }
    Set(line, "REASONS", Join(reasons, "; "));
  }
}

}  // namespace

std::string RenderApproval(
    const Frame& frame, const usecase::DraftReview& draft, const ApprovalState& state
) {
  Page page(frame, "approval.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  if (state.error) AddFormError(body, *state.error);
  AddKnownPlans(body, draft, state.known);
  const std::vector<const DraftTask*> rows = TaskRows(draft.plan);
  SetNumber(body, "ROWS", static_cast<std::int64_t>(rows.size()));
  AddDoubtedRows(body, draft, rows);
  AddWithoutReporter(
      body,
      state.without_reporter,
      UrlOf(draft),
      "hoặc đề nghị người quản trị thêm cơ quan vào danh mục, rồi phê duyệt"
  );
  AddAllTheSame(body, state.without_reporter, state.error);
  AddSaidLinks(body, state.links, UrlOf(draft));
  AddSettledNames(body, state.names);
  return page.Html();
}

}  // namespace sauro::pages
