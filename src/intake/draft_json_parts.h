#pragma once
// What writing and reading a draft as JSON have in common.

#include <array>
#include <utility>

#include "intake/draft.h"

namespace sauro::intake {

/// Written only where they are true.
constexpr std::array<std::pair<const char*, bool DraftTarget::*>, 4> kTargetFlags{{
    {"none", &DraftTarget::none},
    {"per_year", &DraftTarget::per_year},
    {"soft", &DraftTarget::soft},
    {"inherited", &DraftTarget::inherited},
}};

}  // namespace sauro::intake
