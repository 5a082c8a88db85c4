#pragma once
// Organisations that merged, split, were renamed or abolished, as the state tells.

#include <string>

#include "domain/succession.h"
#include "domain/task.h"

namespace sauro::views {

struct SuccessionLine {
  domain::Succession succession;
  std::string name_before;  ///< of a renamed one
  Instant at;               ///< when it was recorded
  domain::AccountId by;
};

}  // namespace sauro::views
