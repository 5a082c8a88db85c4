#pragma once
// What the pages of a draft have in common.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pages/page.h"
#include "usecase/draft_edit.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

/// A row of a draft that becomes a task or an indicator; one of the two, or nothing.
struct ReviewRow {
  const intake::DraftTask* task = nullptr;
  const intake::DraftIndicator* indicator = nullptr;

  [[nodiscard]] const intake::DraftRow* row() const;
  const intake::DraftRow* operator->() const { return row(); }
  const intake::DraftRow& operator*() const { return *row(); }
  explicit operator bool() const { return task != nullptr || indicator != nullptr; }
};
/// Tasks in the order of the document, then indicators.
std::vector<ReviewRow> ReviewRows(const intake::DraftPlan& plan);
/// The row with this key, also one that becomes nothing.
ReviewRow FindRow(const intake::DraftPlan& plan, std::string_view key);

/// The fields of a row that can be mended, in the order of the form.
std::span<const intake::Field> FieldsOf(const ReviewRow& row);
std::string FieldText(const ReviewRow& row, intake::Field field);
std::string RowMark(const ReviewRow& row);
std::string_view FieldName(const ReviewRow& row, intake::Field field);  ///< "Tên chỉ tiêu"

std::string UrlOf(const usecase::DraftReview& draft);
std::string RowUrl(const usecase::DraftReview& draft, const intake::DraftRow& row);
/// Of the form for what the draft says of its document.
std::string DocumentUrl(const usecase::DraftReview& draft);

bool IsDoubted(const intake::DraftRow& row, intake::Field field);
/// Of the document as a whole.
bool IsDoubted(const intake::DraftPlan& plan, intake::Field field);
std::int64_t CountDoubts(const std::vector<ReviewRow>& rows);

/// Title, number, day, issuer, file and state of the draft.
void FillHead(Dict& body, const usecase::DraftReview& draft);
/// Approved plans that the draft is probably a newer text of.
void AddKnownPlans(
    Dict& body, const usecase::DraftReview& draft, const std::vector<views::PlanLine>& known
);
/// `next` is where the doubt that follows on the page stands; empty after the last one.
void AddDoubt(
    Dict& row, const intake::Doubt& doubt, std::int64_t number, const std::string& next = {}
);

}  // namespace sauro::pages
