#pragma once
// What the pages of a draft have in common.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pages/page.h"
#include "usecase/draft_edit.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

/// The fields of a row that can be mended, in the order of the form.
inline constexpr std::array kRowFields = {
    intake::Field::kOrdinal,
    intake::Field::kTitle,
    intake::Field::kLead,
    intake::Field::kCoordinate,
    intake::Field::kDirector,
    intake::Field::kImplement,
    intake::Field::kProduct,
    intake::Field::kDeadline,
    intake::Field::kNote,
};

std::string UrlOf(const usecase::DraftReview& draft);
std::string RowUrl(const usecase::DraftReview& draft, const intake::DraftTask& row);

bool IsDoubted(const intake::DraftTask& row, intake::Field field);
std::int64_t CountDoubts(const std::vector<const intake::DraftTask*>& rows);
/// The row with this key, or nullptr.
const intake::DraftTask* FindRow(const intake::DraftPlan& plan, std::string_view key);

/// Title, number, day, issuer, file and state of the draft.
void FillHead(Dict& body, const usecase::DraftReview& draft);
/// Approved plans that the draft is probably a newer text of.
void AddKnownPlans(
    Dict& body, const usecase::DraftReview& draft, const std::vector<views::PlanLine>& known
);
/// A doubt about the document as a whole, in {{#DOUBT}}.
void AddPlanDoubt(Dict& body, const intake::Doubt& doubt, std::int64_t number);

/// `next` is where the doubt that follows on the page stands; empty after the last one.
void AddDoubt(
    Dict& row, const intake::Doubt& doubt, std::int64_t number, const std::string& next = {}
);

}  // namespace sauro::pages
