#pragma once
// "/ke-hoach/{id}/su-kien": events for which deadlines of a plan wait, and recording that one
// happened.

#include <optional>
#include <string>

#include "pages/adjustments.h"
#include "pages/page.h"
#include "usecase/plan_events.h"

namespace sauro::pages {

/// What an editor typed about one event when it was refused.
struct EventFormState {
  usecase::EventInput typed;
  std::optional<Error> error;
  bool planned = false;  ///< it was the form of the expected day; `typed` holds event, day, paper
};

std::string RenderPlanEvents(
    const Frame& frame,
    const usecase::PlanEvents& events,
    const NameOfAccount& name_of,
    const EventFormState& state = {}
);

/// Fills {{#EVENT}} of a task: what its deadline waits for, or from which day it is counted.
void AddTaskEvents(
    Dict& body, const Frame& frame, const views::TaskDetail& detail, const NameOfAccount& name_of
);

}  // namespace sauro::pages
