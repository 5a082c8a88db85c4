#pragma once
// Requests for another day, what was decided on them, and tasks that were suspended and resumed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "domain/task.h"

namespace sauro::views {

/// kWithdrawn: who asked took it back; kRevoked: it was granted and counts no longer.
enum class ExtensionState { kWaiting, kGranted, kRefused, kWithdrawn, kRevoked };
std::string_view CodeOf(ExtensionState state);  ///< "waiting", "granted", "refused", ...
std::string_view NameOf(ExtensionState state);  ///< "Chờ quyết định", "Đã đồng ý", ...
/// Nothing if `code` is none of these.
std::optional<ExtensionState> ExtensionStateFromCode(std::string_view code);

struct ExtensionLine {
  domain::ExtensionId id;
  domain::AssignmentId assignment;
  domain::TaskId task;
  domain::PlanId plan;
  std::string plan_number;
  std::string task_ordinal;
  std::string task_title;
  std::optional<domain::OrganizationId> organization;
  std::string holder;             ///< name of the organisation, or as printed
  std::optional<Day> due_before;  ///< when it was asked
  Day until;
  std::string reason;
  Instant asked_at;
  domain::AccountId asked_by;
  ExtensionState state = ExtensionState::kWaiting;
  std::optional<Instant> decided_at;
  std::optional<domain::AccountId> decided_by;
  std::string decision_reason;
  std::optional<Instant> ended_at;  ///< of a withdrawn or revoked one
  std::optional<domain::AccountId> ended_by;
  std::string ended_reason;
};

struct ExtensionFilter {
  ExtensionState state = ExtensionState::kWaiting;
  std::int64_t limit = 25;  ///< at most 200
  std::int64_t offset = 0;
};

/// A task was suspended or resumed.
struct Pause {
  bool suspended = true;  ///< else resumed
  std::string reason;
  std::string authority;
  Instant at;
  domain::AccountId by;
};

}  // namespace sauro::views
