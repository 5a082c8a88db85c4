#pragma once
// Cells that refer to another row by its number: "Như mục 1", "Theo nhiệm vụ 2.1".

#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"

namespace sauro::intake {

/// The number of the row that a cell refers to; empty for cells that say something themselves.
std::string ReferredOrdinal(std::string_view cell);

/// Bodies of the last of `tasks` that are such a reference are taken from the row meant, of the
/// same section before others, with a doubt. A row that is not found near above it leaves the words
/// and a doubt.
void ResolveReferences(std::vector<DraftTask>& tasks);

}  // namespace sauro::intake
