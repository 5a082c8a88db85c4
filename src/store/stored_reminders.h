#pragma once
// views::ReminderQueries over the database.

#include "store/connection_source.h"
#include "views/reminders.h"

namespace sauro::store {

/// As thread-safe as `source`, which lives longer than this.
class StoredReminders : public views::ReminderQueries {
 public:
  explicit StoredReminders(ConnectionSource& source) : source_(source) {}

  Result<std::vector<views::Duty>> ListDuties(Day until, Position position) override;
  Result<std::vector<views::TaskDirector>> ListDirectors(Position position) override;
  Result<std::vector<views::ToldReminder>> ListTold(
      const domain::AccountId& account, Position position
  ) override;
  Result<views::Page<views::ReminderLine>> ListReminders(
      const domain::AccountId& account, const views::ReminderFilter& filter, Position position
  ) override;
  Result<std::vector<views::UntoldAccount>> ListUntold(
      domain::Channel channel, Instant since, Position position
  ) override;
  Result<views::MessageState> FindMessageState(
      const domain::AccountId& account, domain::Channel channel, Position position
  ) override;
  Result<views::Page<views::DeliveryLine>> ListDeliveries(
      const views::DeliveryFilter& filter, Position position
  ) override;

 private:
  ConnectionSource& source_;
};

}  // namespace sauro::store
