#include "usecase/draft_links.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "usecase/draft_rows.h"
#include "usecase/edit_draft.h"

namespace sauro::usecase {
namespace {

bool HasRow(const intake::DraftPlan& plan, const std::string& key) {
  const auto rows = TaskRows(plan);
  return std::any_of(rows.begin(), rows.end(), [&](const auto* row) { return row->key == key; });
}

bool IsPair(const intake::DraftLink& link, const std::string& row, const std::string& other) {
  return (link.row == row && link.other == other) || (link.row == other && link.other == row);
}

Status CheckEnds(
    const Deciding& deciding, const intake::DraftPlan& plan, const intake::DraftLink& link
) {
  if (link.row == link.other) return Invalid("Không nối một nhiệm vụ với chính nó.");
  if (!HasRow(plan, link.row) || (!link.approved && !HasRow(plan, link.other)))
    return NotFound("Dòng này không còn trong dự thảo; hãy tải lại trang.");
  if (!link.approved) return {};
  const auto task = deciding.queries.ReadTask(domain::TaskId(link.other), {}, deciding.at);
  if (!task) return task.error();
  return {};
}

}  // namespace

const intake::DraftLink* FindLink(
    const intake::DraftPlan& plan, const std::string& row, const std::string& other
) {
  for (const intake::DraftLink& link : plan.links) {
    if (IsPair(link, row, other)) return &link;
  }
  return nullptr;
}

Result<std::int64_t> LinkRow(
    App& app, const Principal& who, const EditTarget& target, const intake::DraftLink& link
) {
  const std::string what = link.row + ":link";
  const std::string said(link.relation ? CodeOf(*link.relation) : "none");
  const auto edit = [&](DraftEdit& draft) -> Status {
    if (auto checked = CheckEnds(draft.deciding, draft.plan, link); !checked) return checked;
    auto& links = draft.plan.links;
    links.erase(
        std::remove_if(
            links.begin(),
            links.end(),
            [&](const auto& each) { return IsPair(each, link.row, link.other); }
        ),
        links.end()
    );
    links.push_back(link);
    return {};
  };
  return EditDraft(app, who, target, {what, what + ":" + link.other + ":" + said, edit});
}

void AddLinkFacts(
    const intake::DraftPlan& plan, const TaskOfRow& tasks, std::vector<facts::Fact>& facts
) {
  const auto task_of = [&](const std::string& row) -> std::optional<domain::TaskId> {
    const auto found = tasks.find(row);
    return found == tasks.end() ? std::nullopt : std::optional(found->second);
  };
  for (const intake::DraftLink& link : plan.links) {
    const auto task = task_of(link.row);
    const auto other =
        link.approved ? std::optional(domain::TaskId(link.other)) : task_of(link.other);
    if (!link.relation || !task || !other || *task == *other) continue;
    facts.emplace_back(facts::TaskLinked{*task, *other, *link.relation});
  }
}

}  // namespace sauro::usecase
