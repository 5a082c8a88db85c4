#pragma once
// The check of a plan as JSON: what `sauro read --json` and the API show.

#include "base/json.h"
#include "intake/plan_check.h"

namespace sauro::intake {

/// {"findings": [{"kind", "name", "message", "advice", "rows": [{"key", "label"}]}],
///  "likes": [{"kind", "name", "left", "right", "score", "reason", "differences"}]}; of the tasks
///  in
/// "left" and "right" their keys and labels.
void WriteCheck(JsonWriter& w, const DraftPlan& plan, const PlanCheck& check);

}  // namespace sauro::intake
