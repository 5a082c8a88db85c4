#pragma once
// What a person should know about a draft before approving it: contradictions, what is missing, and
// tasks that are probably the same, inside the draft and in plans that are approved already.

#include <string>
#include <vector>

#include "intake/plan_check.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// A task of the draft that an approved plan has already.
struct KnownTask {
  std::string row;  ///< Key of the draft's task.
  views::TaskLine task;
  std::string plan_number;
  intake::Likeness kind = intake::Likeness::kSame;
  bool row_is_part = false;  ///< kPartOf only: the row is the part.
  int score = 0;             ///< 0 to 100
  std::string reason;        ///< Vietnamese
  std::vector<std::string> differences;
};

/// What a person said that two tasks are to each other, which approving makes a fact.
struct SaidLink {
  intake::DraftLink link;
  std::string row_title;
  std::string other_title;
  std::string other_ordinal;  ///< of an approved task
  std::string plan_number;    ///< of an approved task's plan
  bool alike = false;         ///< They still look alike; edits may have changed that.
};

struct DraftCheck {
  intake::DraftPlan plan;
  intake::PlanCheck inside;  ///< Past is judged from the document's day, else from today.
  /// Tasks of plans that the draft is a newer text of are not among them: they are itself.
  std::vector<KnownTask> known;
  std::vector<SaidLink> links;
  views::At at;  ///< The approved plans as they stood here.
};

/// Computed each time; what persons said about likenesses stands in `plan.links`. Needs
/// kPreparePlans. Errors: kForbidden; kNotFound, no such draft.
Result<DraftCheck> CheckDraft(App& app, const Principal& who, const domain::DraftId& draft);

/// DraftCheck::links alone; nothing is compared where nothing was said.
Result<std::vector<SaidLink>> ListSaidLinks(
    App& app, const Principal& who, const domain::DraftId& draft
);

}  // namespace sauro::usecase
