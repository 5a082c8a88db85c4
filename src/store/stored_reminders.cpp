#include "store/stored_reminders.h"

#include <algorithm>
#include <utility>

#include "store/columns.h"
#include "store/line_reading.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

using domain::ReminderKind;

// Columns about, task, organization; the day is read by the caller.
views::Duty ReadDuty(Query& row, ReminderKind kind) {
  views::Duty duty;
  duty.kind = kind;
  duty.about = row.Text();
  duty.task = row.Identifier<domain::TaskId>();
  duty.organization = row.OptionalIdentifier<domain::OrganizationId>();
  return duty;
}

Status ReadDuties(Query& rows, ReminderKind kind, std::vector<views::Duty>& duties) {
  while (rows.Next()) {
    views::Duty duty = ReadDuty(rows, kind);
    // A report is returned at a moment; the others have a day.
    duty.anchor = kind == ReminderKind::kReturned ? DayOf(rows.Instant()) : rows.Day();
    duties.push_back(std::move(duty));
  }
  return rows.status();
}

Result<views::ReminderLine> ReadReminder(Query& row) {
  views::ReminderLine line;
  auto kind = ReadCode<ReminderKind>(row.TextView(), domain::ReminderKindFromCode);
  if (!kind) return kind.error();
  line.kind = *kind;
  line.about = row.Text();
  line.task = row.Identifier<domain::TaskId>();
  line.plan = row.Identifier<domain::PlanId>();
  line.plan_number = row.Text();
  line.ordinal = row.Text();
  line.title = row.Text();
  line.holder = row.Text();
  line.organization = row.OptionalIdentifier<domain::OrganizationId>();
  auto step = ReadCode<domain::ReminderStep>(row.TextView(), domain::ReminderStepFromCode);
  if (!step) return step.error();
  line.step = *step;
  line.anchor = row.Day();
  line.urgent = row.Bool();
  line.raised_at = row.Instant();
  line.seq = {static_cast<std::uint64_t>(row.Int())};
  line.open = row.Bool();
  return line;
}

Result<std::optional<domain::SendOutcome>> ReadOutcome(Query& row) {
  const auto code = row.OptionalText();
  if (!code) return std::optional<domain::SendOutcome>();
  auto outcome = ReadCode<domain::SendOutcome>(*code, domain::SendOutcomeFromCode);
  if (!outcome) return outcome.error();
  return std::optional(*outcome);
}

Result<views::DeliveryLine> ReadDelivery(Query& row) {
  views::DeliveryLine line;
  line.id = row.Identifier<domain::DeliveryId>();
  line.account = row.Identifier<domain::AccountId>();
  auto channel = ReadCode<domain::Channel>(row.TextView(), domain::ChannelFromCode);
  if (!channel) return channel.error();
  line.channel = *channel;
  line.urgent = row.Bool();
  line.attempt = static_cast<std::int32_t>(row.Int());
  line.started_at = row.Instant();
  line.ended_at = row.OptionalInstant();
  auto outcome = ReadOutcome(row);
  if (!outcome) return outcome.error();
  line.outcome = *outcome;
  line.code = static_cast<std::int32_t>(row.Int());
  return line;
}

// The rows of one page, and how many there are in all.
template <typename Line, typename Read>
Result<views::Page<Line>> ReadPage(Query& rows, Query& count, Read read) {
  views::Page<Line> page;
  while (rows.Next()) {
    auto line = read(rows);
    if (!line) return line.error();
    page.rows.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  if (!count.Next()) return count.status().error();
  page.total = count.Int();
  return page;
}

}  // namespace

Result<std::vector<views::Duty>> StoredReminders::ListDuties(Day until, Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::Duty> duties;
  Query deadlines(**lease, sql::kDutyDeadlines, position, until);
  if (auto read = ReadDuties(deadlines, ReminderKind::kDeadline, duties); !read)
    return read.error();
  Query returns(**lease, sql::kDutyReturns, position);
  if (auto read = ReadDuties(returns, ReminderKind::kReturned, duties); !read) return read.error();
  Query reviews(**lease, sql::kDutyReviews, position);
  if (auto read = ReadDuties(reviews, ReminderKind::kReview, duties); !read) return read.error();
  return duties;
}

Result<std::vector<views::TaskDirector>> StoredReminders::ListDirectors(Position position) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::TaskDirector> directors;
  Query rows(**lease, sql::kDirectorList, position);
  while (rows.Next()) {
    auto task = rows.Identifier<domain::TaskId>();
    directors.push_back({std::move(task), rows.Identifier<domain::OrganizationId>()});
  }
  if (!rows.status()) return rows.status().error();
  return directors;
}

Result<std::vector<views::ToldReminder>> StoredReminders::ListTold(
    const domain::AccountId& account, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::ToldReminder> told;
  Query rows(**lease, sql::kReminderTold, position, account);
  while (rows.Next()) {
    auto kind = ReadCode<ReminderKind>(rows.TextView(), domain::ReminderKindFromCode);
    if (!kind) return kind.error();
    views::ToldReminder one;
    one.kind = *kind;
    one.about = rows.Text();
    one.last.anchor = rows.Day();
    one.last.rule = static_cast<std::int32_t>(rows.Int());
    told.push_back(std::move(one));
  }
  if (!rows.status()) return rows.status().error();
  return told;
}

Result<views::Page<views::ReminderLine>> StoredReminders::ListReminders(
    const domain::AccountId& account, const views::ReminderFilter& filter, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const std::int64_t limit = LimitOf(filter.limit);
  const std::int64_t offset = std::max<std::int64_t>(filter.offset, 0);
  Query rows(**lease, sql::kReminderList, position, account, filter.after, limit, offset);
  Query count(**lease, sql::kReminderCount, position, account, filter.after);
  return ReadPage<views::ReminderLine>(rows, count, ReadReminder);
}

Result<std::vector<views::UntoldAccount>> StoredReminders::ListUntold(
    domain::Channel channel, Instant since, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::UntoldAccount> untold;
  const std::string_view code = CodeOf(channel);
  Query rows(**lease, sql::kReminderUntold, position, code, since);
  while (rows.Next()) {
    views::UntoldAccount one;
    one.account = rows.Identifier<domain::AccountId>();
    one.newest = {static_cast<std::uint64_t>(rows.Int())};
    one.urgent = rows.Bool();
    untold.push_back(std::move(one));
  }
  if (!rows.status()) return rows.status().error();
  return untold;
}

Result<views::MessageState> StoredReminders::FindMessageState(
    const domain::AccountId& account, domain::Channel channel, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const std::string_view code = CodeOf(channel);
  views::MessageState state;
  Query newest(**lease, sql::kDeliveryOfAccount, position, account, code);
  if (newest.Next()) {
    const auto delivery = newest.Identifier<domain::DeliveryId>();
    domain::LastMessage last;
    last.started = newest.Instant();
    auto outcome = ReadOutcome(newest);
    if (!outcome) return outcome.error();
    last.outcome = *outcome;
    last.attempt = static_cast<std::int32_t>(newest.Int());
    if (!last.outcome) state.open = delivery;
    state.last = last;
  }
  if (!newest.status()) return newest.status().error();
  {
    Query sent(**lease, sql::kDeliverySent, position, account, code, false);
    if (sent.Next()) {
      sent.Skip();
      state.told = {static_cast<std::uint64_t>(sent.Int())};
    }
    if (!sent.status()) return sent.status().error();
  }
  Query digest(**lease, sql::kDeliverySent, position, account, code, true);
  if (digest.Next()) state.digest_on = DayOf(digest.Instant());
  if (!digest.status()) return digest.status().error();
  return state;
}

Result<views::Page<views::DeliveryLine>> StoredReminders::ListDeliveries(
    const views::DeliveryFilter& filter, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const std::int64_t limit = LimitOf(filter.limit);
  const std::int64_t offset = std::max<std::int64_t>(filter.offset, 0);
  Query rows(**lease, sql::kDeliveryList, position, filter.failed_only, limit, offset);
  Query count(**lease, sql::kDeliveryCount, position, filter.failed_only);
  return ReadPage<views::DeliveryLine>(rows, count, ReadDelivery);
}

}  // namespace sauro::store
