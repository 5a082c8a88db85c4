#pragma once
// What persons say about tasks that look alike: kept with the draft, a fact once it is approved.

#include <map>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "intake/draft.h"
#include "usecase/draft_edit.h"

namespace sauro::usecase {

/// Keeps what a person says about the pair, in place of what was said before. Needs kPreparePlans.
/// Gives the new revision. Errors: those of draft_edit.h; kNotFound, no such row or approved task;
/// kInvalid, a task with itself.
Result<std::int64_t> LinkRow(
    App& app, const Principal& who, const EditTarget& target, const intake::DraftLink& link
);

/// What was said about the pair, in whichever order; nullptr if nothing was.
const intake::DraftLink* FindLink(
    const intake::DraftPlan& plan, const std::string& row, const std::string& other
);

/// Which task each row of the draft became.
using TaskOfRow = std::map<std::string, domain::TaskId>;

/// Adds the links of the draft whose tasks are both there.
void AddLinkFacts(
    const intake::DraftPlan& plan, const TaskOfRow& tasks, std::vector<facts::Fact>& facts
);

}  // namespace sauro::usecase
