#pragma once
// A plan as it was assigned: every word of its tasks and who holds them, for comparing it with a
// corrected document.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/deadline.h"
#include "domain/status.h"
#include "domain/task.h"

namespace sauro::views {

struct AssignedHolder {
  domain::Assignment assignment;
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
};

struct AssignedTask {
  domain::TaskId id;
  std::int64_t sort = 0;             ///< order in the document
  std::vector<std::string> section;  ///< path, outermost first
  std::string ordinal;
  std::string title;
  std::string lead;        ///< as printed
  std::string coordinate;  ///< as printed
  std::string product;
  domain::Deadline deadline;
  std::string note;
  std::vector<std::string> basis;
  std::string place;
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
  std::vector<AssignedHolder> holders;  ///< also those that hold it no longer (IsOver)
};

}  // namespace sauro::views
