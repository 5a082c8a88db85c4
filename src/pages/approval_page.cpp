#include "pages/approval_page.h"

#include <algorithm>

#include "base/text.h"
#include "pages/before_approval.h"
#include "pages/context.h"
#include "pages/draft_parts.h"
#include "usecase/draft_document.h"
#include "usecase/draft_rows.h"
#include "usecase/indicator_rows.h"

namespace sauro::pages {

using intake::DraftTask;
using usecase::TaskRows;

namespace {

void AddDocumentDoubt(Dict& open, const usecase::DraftReview& draft, const intake::Doubt& doubt) {
  Dict& line = *open.AddSectionDictionary("LINE");
  const bool field = usecase::IsDocumentField(doubt.field);
  Set(line, "TITLE", "Văn bản");
  Set(line,
      "URL",
      field ? Query().Add("truong", CodeOf(doubt.field)).After(DocumentUrl(draft))
            : UrlOf(draft) + "#dong-document");
  Set(line, "REASONS", std::string(usecase::NameOfDocumentField(doubt.field)) + ": " + doubt.reason
  );
}

// Of the document, and of the rows.
void AddDoubted(Dict& body, const usecase::DraftReview& draft, const std::vector<ReviewRow>& rows) {
  const auto of_document = static_cast<std::int64_t>(draft.plan.doubts.size());
  const std::int64_t doubts = CountDoubts(rows) + of_document;
  if (doubts == 0) {
    body.ShowSection("CLEAR");
    return;
  }
  Dict& open = *body.AddSectionDictionary("IN_DOUBT");
  SetNumber(open, "DOUBTS", doubts);
  for (const intake::Doubt& doubt : draft.plan.doubts) AddDocumentDoubt(open, draft, doubt);
  for (const ReviewRow& row : rows) {
    if (row->doubts.empty()) continue;
    Dict& line = *open.AddSectionDictionary("LINE");
    const std::string label = row->ordinal.empty() ? "" : row->ordinal + ". ";
    Set(line, "TITLE", label + Shorten(row->title, 140));
    Set(line, "URL", RowUrl(draft, *row));
    std::vector<std::string> reasons;
    for (const intake::Doubt& doubt : row->doubts) {
      reasons.push_back(std::string(FieldName(row, doubt.field)) + ": " + doubt.reason);
    }
    Set(line, "REASONS", Join(reasons, "; "));
  }
}

// Tasks that the paper says are done: in the plan they are open until somebody reports on them.
void AddStatedDone(
    Dict& body, const usecase::DraftReview& draft, const std::vector<const DraftTask*>& rows
) {
  constexpr std::size_t kMost = 100;
  std::vector<const DraftTask*> done;
  for (const DraftTask* row : rows) {
    if (row->status == intake::StatedStatus::kCompleted) done.push_back(row);
  }
  if (done.empty()) return;
  Dict& warning = *body.AddSectionDictionary("STATED_DONE");
  SetNumber(warning, "COUNT", static_cast<std::int64_t>(done.size()));
  for (std::size_t i = 0; i < std::min(done.size(), kMost); ++i) {
    Dict& line = *warning.AddSectionDictionary("LINE");
    const std::string label = done[i]->ordinal.empty() ? "" : done[i]->ordinal + ". ";
    Set(line, "TITLE", label + Shorten(done[i]->title, 140));
    Set(line, "URL", RowUrl(draft, *done[i]));
    Set(line, "SAID", Shorten(*done[i]->status_text, 140));
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
  const auto all = usecase::IndicatorRows(draft.plan);
  const auto indicators =
      std::count_if(all.begin(), all.end(), [](const auto* row) { return !row->group; });
  if (indicators > 0) SetNumber(*body.AddSectionDictionary("INDICATORS"), "COUNT", indicators);
  AddDoubted(body, draft, ReviewRows(draft.plan));
  AddStatedDone(body, draft, rows);
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
