#include "usecase/reminder_people.h"

#include <optional>
#include <utility>

namespace sauro::usecase {

using domain::ReminderStep;

void ReminderPeople::Add(const domain::AccountId& account, const views::Appointment& post) {
  const auto role = access::RoleFromCode(post.role);
  if (!role) return;  // of a newer release: it holds no post here
  switch (*role) {
    case access::Role::kOfficer:
      if (post.organization) officers_[*post.organization].push_back(account);
      break;
    case access::Role::kLeader:
      if (post.organization) heads_[*post.organization].push_back(account);
      break;
    case access::Role::kEditor:
    case access::Role::kReviewer: office_.push_back(account); break;
    case access::Role::kAdministrator:
    case access::Role::kInspector: break;
  }
}

Result<ReminderPeople> ReminderPeople::Read(App& app, Position position) {
  ReminderPeople people;
  const auto accounts = app.accounts.ListAccounts();
  if (!accounts) return accounts.error();
  for (const Account& account : *accounts) {
    if (account.disabled) continue;
    const auto post = app.queries.FindAppointment(account.id, position);
    if (!post && post.error().kind == ErrorKind::kNotFound) continue;
    if (!post) return post.error();
    people.Add(account.id, *post);
  }
  auto directors = app.queries.reminders().ListDirectors(position);
  if (!directors) return directors.error();
  for (views::TaskDirector& each : *directors) {
    people.directors_[each.task].push_back(std::move(each.organization));
  }
  return people;
}

ReminderPeople::Steps ReminderPeople::StepsFor(const views::Duty& duty) const {
  Steps steps;
  const auto add = [&](const std::vector<domain::AccountId>& accounts, ReminderStep step) {
    for (const domain::AccountId& account : accounts) {
      steps[account][static_cast<std::size_t>(step)] = true;
    }
  };
  const auto add_of = [&](const ByOrganization& people,
                          const std::optional<domain::OrganizationId>& organization,
                          ReminderStep step) {
    if (!organization) return;
    const auto found = people.find(*organization);
    if (found != people.end()) add(found->second, step);
  };
  add_of(officers_, duty.organization, ReminderStep::kOfficer);
  add_of(heads_, duty.organization, ReminderStep::kHead);
  if (const auto found = directors_.find(duty.task); found != directors_.end()) {
    for (const domain::OrganizationId& organization : found->second) {
      add_of(officers_, organization, ReminderStep::kDirector);
      add_of(heads_, organization, ReminderStep::kDirector);
    }
  }
  add(office_, ReminderStep::kOffice);
  return steps;
}

bool ReminderPeople::Stands(
    const domain::AccountId& account, ReminderStep step, const views::Duty& duty
) const {
  const Steps steps = StepsFor(duty);
  const auto found = steps.find(account);
  return found != steps.end() && found->second[static_cast<std::size_t>(step)];
}

}  // namespace sauro::usecase
