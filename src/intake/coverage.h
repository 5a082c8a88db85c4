#pragma once
// The account of a document: every cell and paragraph that is not empty is in the draft or among
// what was left out, with the reason.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docread/document.h"
#include "intake/draft.h"

namespace sauro::intake {

/// Why a cell that is kept beside its row is in no field of it.
inline constexpr std::string_view kUnknownColumn = "cột chưa hiểu";

struct Coverage {
  std::size_t total = 0;     ///< Cells and paragraphs with text, and texts outside the blocks.
  std::size_t in_draft = 0;  ///< Named by a field of a row, a section or the document.
  std::map<std::string, std::size_t> left_out;  ///< By reason.
  std::vector<std::string> missing;             ///< Places that are in neither; always empty.
};

/// total == in_draft + the sum of left_out + missing.size().
Coverage MeasureCoverage(const docread::Document& document, const DraftPlan& plan);

/// Of a whole in tenths of a percent: they add up to 1000 (the largest remainders are rounded up)
/// unless all of `parts` are 0.
std::vector<std::uint32_t> SharesOf(const std::vector<std::size_t>& parts);

/// Adds what no field and no entry of `left_out` names, each with a reason from its words and
/// place.
void AddLeftovers(const docread::Document& document, DraftPlan& plan);

}  // namespace sauro::intake
