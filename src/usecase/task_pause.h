#pragma once
// Suspending a task and resuming it.

#include <string>

#include "usecase/app.h"

namespace sauro::usecase {

struct PauseInput {
  domain::TaskId task;
  std::string reason;
  std::string authority;  ///< number and day of the document that orders it
};

/// Facts task.suspended and task.resumed. Both need kSteerTasks. Errors: kNotFound; kInvalid with
/// place "ly_do" or "van_ban"; kConflict: the task is suspended already or not, or is over.
Status SuspendTask(
    App& app, const Principal& who, const std::string& request_id, const PauseInput& input
);
Status ResumeTask(
    App& app, const Principal& who, const std::string& request_id, const PauseInput& input
);

}  // namespace sauro::usecase
