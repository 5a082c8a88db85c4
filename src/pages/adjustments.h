#pragma once
// How a plan or a task was corrected: who, when, by which document, why, and what it changed.

#include <functional>
#include <string>
#include <vector>

#include "pages/page.h"
#include "views/adjustments.h"

namespace sauro::pages {

using NameOfAccount = std::function<std::string(const domain::AccountId&)>;

/// Fills the section ADJUSTMENTS, the newest first; without `of_plan`, tasks have no names.
void AddAdjustments(
    Dict& body,
    const Frame& frame,
    const std::vector<views::Adjustment>& adjustments,
    const NameOfAccount& name_of,
    bool of_plan
);

}  // namespace sauro::pages
