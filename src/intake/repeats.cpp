#include <algorithm>

#include "intake/body_reader.h"
#include "intake/likeness.h"

namespace sauro::intake {
namespace {

struct Side {
  std::vector<ComparableTask> tasks;
  std::vector<std::size_t> rows;  // index of each of them
};

template <typename Row>
Side RowsFrom(const std::vector<Row>& rows, Origin origin) {
  Side out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].group || rows[i].origin != origin) continue;
    ComparableTask task;
    task.key = rows[i].key;
    task.title = rows[i].title;
    out.tasks.push_back(std::move(task));
    out.rows.push_back(i);
  }
  return out;
}

// Indicators of the body repeat only those with a target for the same day.
bool SameTarget(const DraftIndicator& row, const DraftIndicator& other) {
  return std::any_of(other.targets.begin(), other.targets.end(), [&](const DraftTarget& target) {
    return target.by == row.targets[0].by;
  });
}
bool SameTarget(const DraftTask& /*row*/, const DraftTask& /*other*/) {
  return true;
}

template <typename Row>
void LinkRows(std::vector<Row>& rows) {
  const Side body = RowsFrom(rows, Origin::kBody);
  if (body.rows.empty()) return;
  const Side appendix = RowsFrom(rows, Origin::kAppendix);
  std::vector<int> best(body.rows.size(), 0);
  for (const LikeTasks& pair : FindLikeAcross(body.tasks, appendix.tasks)) {
    if (pair.kind != Likeness::kSame && pair.kind != Likeness::kPartOf) continue;
    Row& row = rows[body.rows[pair.left]];
    const Row& other = rows[appendix.rows[pair.right]];
    if (pair.score <= best[pair.left] || !SameTarget(row, other)) continue;
    best[pair.left] = pair.score;
    row.repeats = other.key;
  }
}

}  // namespace

void LinkRepeats(DraftPlan& plan) {
  LinkRows(plan.tasks);
  LinkRows(plan.indicators);
}

}  // namespace sauro::intake
