#pragma once
// Who is told of what, from the posts that people hold.

#include <map>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

/// Accounts that can sign in, by what they are to the work of an organisation.
class ReminderPeople {
 public:
  /// At `position`. Errors: those of the ports.
  static Result<ReminderPeople> Read(App& app, Position position);

  using Steps = std::map<domain::AccountId, domain::ReminderSteps>;
  /// At which steps each person stands to `duty`: officer, those who report for the holder; head,
  /// leaders with a post in it; director, officers and leaders of what directs or follows the task;
  /// office, editors and reviewers.
  [[nodiscard]] Steps StepsFor(const views::Duty& duty) const;
  /// Whether `account` stands to `duty` at `step`.
  [[nodiscard]] bool Stands(
      const domain::AccountId& account, domain::ReminderStep step, const views::Duty& duty
  ) const;

 private:
  void Add(const domain::AccountId& account, const views::Appointment& post);

  using ByOrganization = std::map<domain::OrganizationId, std::vector<domain::AccountId>>;
  ByOrganization officers_;
  ByOrganization heads_;
  std::vector<domain::AccountId> office_;
  std::map<domain::TaskId, std::vector<domain::OrganizationId>> directors_;
};

}  // namespace sauro::usecase
