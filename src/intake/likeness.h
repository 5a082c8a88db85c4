#pragma once
// Tasks that are probably the same work: inside one plan, or in two plans (DOMAIN 9.4). Pure. What
// is found is a suggestion with its reason; linking is a person's decision.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"

namespace sauro::intake {

/// What a task is compared by; a row of a draft or a task of an approved plan.
struct ComparableTask {
  std::string key;  ///< Of the row or of the task; not compared.
  std::string title;
  std::string product;   ///< Required results, one a line.
  std::string lead;      ///< As printed; this and the next two only for `LikeTasks::differences`.
  std::string deadline;  ///< As printed.
  std::string status;    ///< As printed or as named.
};

enum class Likeness {
  kSame,          ///< The titles say the same.
  kPartOf,        ///< One title stands inside the other.
  kRecurring,     ///< The same but for the period: "sơ kết 6 tháng" and "sơ kết 9 tháng".
  kSharedResult,  ///< Different tasks that owe the same result or measure.
};

struct LikeTasks {
  std::size_t left = 0;   ///< Index into the first list.
  std::size_t right = 0;  ///< Index into the second list; within one list, left < right.
  Likeness kind = Likeness::kSame;
  bool left_is_part = false;  ///< kPartOf only: `left` stands inside `right`.
  int score = 0;              ///< 0 to 100: how sure.
  std::string reason;         ///< Vietnamese.
  /// Vietnamese; what contradicts although the task is the same: "Khác thời hạn: … / …".
  std::vector<std::string> differences;
};

/// Pairs inside one list, best first for each task, in order of `left`. At most 8 for one task.
std::vector<LikeTasks> FindLikeWithin(std::span<const ComparableTask> tasks);

/// Pairs of one task of each list. 2,000 tasks against 2,000 take well under a second.
std::vector<LikeTasks> FindLikeAcross(
    std::span<const ComparableTask> left, std::span<const ComparableTask> right
);

/// The tasks of a draft that have content of their own (no groups), with their row keys.
std::vector<ComparableTask> ComparableTasks(const DraftPlan& plan);

std::string_view CodeOf(Likeness kind);  ///< "same", "part_of", "recurring", "shared_result"
std::string_view VietnameseName(Likeness kind);  ///< "Cùng một nhiệm vụ", ...

}  // namespace sauro::intake
