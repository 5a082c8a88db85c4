#pragma once
// Changing a draft: its fields, its rows. All need kPreparePlans and give the new revision.
//
// Two editors may work at once. Whoever names the `revision` that was seen is refused when it is
// not the newest. Without it, what counts is what the person saw of the very thing that is changed:
// the field's value, or the row. Errors of all: kConflict, somebody else was faster (place =
// "revision", or the field), or the draft is closed; kNotFound, no such row.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// Which draft a change is for.
struct EditTarget {
  std::string request_id;
  domain::DraftId draft;
  std::optional<std::int64_t> revision;  ///< the one that was seen
};

/// Stands for the key of a row where the document itself is meant.
inline constexpr std::string_view kDocumentRow = "document";

/// One field of one row, or of the document. `field` of a row is one of: ordinal, title, lead,
/// coordinate, director, implement, product, deadline, note; organisations are separated by ";"; an
/// indicator has unit, baseline ("2024: 42,5") and target ("2030: ≥ 80%", one milestone a line) in
/// place of product and deadline. Of the document: number (in either grammar, or empty), date
/// ("25/01/2026", or empty), type, issuer, signer, title. A field that is mended loses its doubts,
/// also where the value stays: saving says "I looked".
struct RowChange {
  std::string row;  ///< key of a task or an indicator of the draft, or kDocumentRow
  std::string field;
  std::string value;
  std::optional<std::string> seen = {};  ///< FieldText as it was when the person began
  bool remember =
      false;  ///< an unknown name that gives way to a known one is its alias from now on
};
struct Mended {
  std::int64_t revision = 0;
  std::size_t learned = 0;  ///< names; not told again when a request is repeated
};
/// Errors: kInvalid with place = field; kConflict with place = field also where a name to be
/// remembered is somebody else's.
Result<Mended> MendDraft(
    App& app, const Principal& who, const EditTarget& target, const std::vector<RowChange>& changes
);

enum class RowAction { kRemove, kConfirm, kSettle };
struct RowDecision {
  std::string row;  ///< key of a task of the draft, or kDocumentRow
  RowAction action = RowAction::kConfirm;
  std::optional<std::string> seen =
      {};                  ///< RowMark or DocumentMark as it was when the person decided
  std::string doubt = {};  ///< kSettle: DoubtMark of the doubt that was looked at
};
/// The same for two doubts that say the same of the same field.
std::string DoubtMark(const intake::Doubt& doubt);
/// Takes a row out of the draft, says of a row or of the document that it is right as it stands
/// (all its doubts are settled), or settles one of its doubts. The document cannot be taken out:
/// kInvalid.
Result<std::int64_t> DecideRow(
    App& app, const Principal& who, const EditTarget& target, const RowDecision& decision
);

/// Says of all rows without a doubt that they are right as they stand. Errors: kInvalid, there is
/// no such row.
Result<std::int64_t> ConfirmClearRows(App& app, const Principal& who, const EditTarget& target);

}  // namespace sauro::usecase
