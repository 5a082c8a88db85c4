#pragma once
// Changing by hand what a draft says of its document (number, day, title, ...), and the doubts
// about the document as a whole. Pure.

#include <array>
#include <string>

#include "base/result.h"
#include "intake/draft.h"
#include "usecase/draft_edit.h"

namespace sauro::usecase {

/// The fields of the document that can be mended, in the order in which they are shown.
inline constexpr std::array kDocumentFields = {
    intake::Field::kNumber,
    intake::Field::kDate,
    intake::Field::kType,
    intake::Field::kIssuer,
    intake::Field::kSigner,
    intake::Field::kTitle,
};
bool IsDocumentField(intake::Field field);

/// What a field says, as a person edits it: a day is "25/01/2026"; empty for other fields.
std::string DocumentText(const intake::DraftDocument& document, intake::Field field);

/// "Số văn bản", "Trích yếu"; "Văn bản" for what is about the whole of it.
std::string_view NameOfDocumentField(intake::Field field);

/// The same for two drafts whose documents say the same and have the same doubts.
std::string DocumentMark(const intake::DraftPlan& plan);

/// Puts a change of kDocumentRow into `plan` and settles the field's doubts. A value that stays is
/// not judged: what the paper says is right, even where no grammar knows it. Errors: kInvalid or
/// kConflict, with place = field, as ApplyChange. Deadlines without a year follow (draft_years.h).
Status ApplyDocumentChange(
    intake::DraftPlan& plan, const RowChange& change, const intake::ReadingRules& rules
);

/// What people mended of the older draft's document, as `read` had it, is kept in the newer one
/// where that says nothing new: it says the same as was read then, or nothing. Deadlines without a
/// year follow.
void KeepMendedDocument(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const intake::DraftPlan& read,
    const intake::ReadingRules& rules
);

/// Errors: kInvalid, a document cannot be removed; kConflict, it is not the one that was seen, or
/// the doubt is there no longer.
Status ApplyDocumentDecision(intake::DraftPlan& plan, const RowDecision& decision);

}  // namespace sauro::usecase
