#pragma once
// A table inside a cell of another one, by its lines. Pure.

#include <vector>

#include "docread/page.h"

namespace sauro::docread {

/// Without the lines of frames that stand inside one column of a wider table, a few points from its
/// borders: their words belong to that cell. A frame around a whole table stays.
std::vector<PageRule> WithoutInnerFrames(const std::vector<PageRule>& rules);

}  // namespace sauro::docread
