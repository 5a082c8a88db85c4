#pragma once
// The check of a plan for the terminal.

#include <ostream>

#include "intake/draft.h"

namespace sauro::main {

/// Contradictions, what is missing of the six "rõ", and tasks that are probably the same.
void PrintCheck(std::ostream& out, const intake::DraftPlan& plan);

}  // namespace sauro::main
