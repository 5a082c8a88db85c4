#pragma once
// What recognition was not sure of becomes a doubt of the field, so that a person looks at it.

#include "docread/document.h"
#include "intake/draft.h"

namespace sauro::intake {

/// Percent; a field read from a cell or paragraph below it is doubtful. Measured: decision 0024.
inline constexpr std::uint8_t kSureReading = 85;

/// Adds doubts to rows whose cells were recognised badly; to figures that look as if they had lost
/// a comma, a digit or a sign, and to quarters that look as if they had lost a stroke, however
/// surely they were read; and one to the document where the file holds another text behind the
/// picture: what a reader sees counts, and the two may differ.
void AddScanDoubts(const docread::Document& document, DraftPlan& plan);

}  // namespace sauro::intake
