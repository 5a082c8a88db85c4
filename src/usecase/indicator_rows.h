#pragma once
// The indicators of a draft: what a person edits, and what they become. Pure.

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/indicator.h"
#include "domain/organization.h"
#include "intake/draft.h"

namespace sauro::usecase {

/// The fields of an indicator that can be mended, in the order of forms and sheets.
inline constexpr std::array kIndicatorFields = {
    intake::Field::kOrdinal,
    intake::Field::kTitle,
    intake::Field::kUnit,
    intake::Field::kBaseline,
    intake::Field::kTarget,
    intake::Field::kLead,
    intake::Field::kCoordinate,
    intake::Field::kDirector,
    intake::Field::kImplement,
    intake::Field::kNote,
};

/// The rows that become indicators, headings of their parts among them. Those of the running text
/// repeat those of the appendix and count only where there are none.
std::vector<const intake::DraftIndicator*> IndicatorRows(const intake::DraftPlan& plan);

/// What a field says, as a person edits it: a target or a baseline is "2030: ≥ 80%", one milestone
/// a line; empty for fields that cannot be mended.
std::string FieldText(const intake::DraftIndicator& row, intake::Field field);

/// The same for two rows that say the same and have the same doubts.
std::string RowMark(const intake::DraftIndicator& row);

/// Reads what a person typed into a field that names no organisations. Doubts are added where it is
/// doubtful itself. Errors: kInvalid, with what is wrong in which line, or the name is empty.
Status SetField(intake::DraftIndicator& row, intake::Field field, const std::string& value);

/// What the rows of IndicatorRows become, in their order; groups are expanded. Identifiers of the
/// indicators are DeriveUuid(request_id, first_id), first_id + 1, ..., those of holders begin at
/// `first_holder_id`, which is moved behind the last one. The plan is the caller's.
std::vector<domain::Indicator> IndicatorsOf(
    const intake::DraftPlan& plan,
    const domain::Catalogue& catalogue,
    const std::string& request_id,
    std::uint32_t first_id,
    std::uint32_t& first_holder_id
);

/// As FieldText of the row that it came from, for the fields of kIndicatorFields but for who holds
/// it.
std::string FieldText(const domain::Indicator& indicator, intake::Field field);

}  // namespace sauro::usecase
