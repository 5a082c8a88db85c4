#include "usecase/reminders.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "domain/message_pace.h"
#include "usecase/reminder_people.h"

namespace sauro::usecase {
namespace {

// So many persons are told by one write, and so many things by one fact.
constexpr std::size_t kPersonsAtOnce = 50;
constexpr std::size_t kItemsAtOnce = 500;

// What may be told to one person.
struct Candidate {
  const views::Duty* duty;
  domain::ReminderSteps steps;
};
using Candidates = std::map<domain::AccountId, std::vector<Candidate>>;

// How many days before its own a thing may first be told of.
std::int32_t FurthestBefore(const Settings& settings) {
  std::int32_t first = 0;
  for (const domain::ReminderRules& rules : settings.reminders) {
    for (const domain::ReminderDays& rule : rules) {
      if (!rule.days.empty()) first = std::min(first, rule.days.front());
    }
  }
  return -first;
}

const domain::ReminderRules& RulesOf(const Settings& settings, domain::ReminderKind kind) {
  return settings.reminders[static_cast<std::size_t>(kind)];
}

// What is due and was not told, by what the ledger says at `position`.
Result<std::vector<facts::ReminderItem>> ItemsFor(
    views::Queries& queries,
    const Settings& settings,
    const domain::AccountId& account,
    const std::vector<Candidate>& candidates,
    const views::At& at
) {
  const auto told = queries.reminders().ListTold(account, at.position);
  if (!told) return told.error();
  std::map<std::pair<domain::ReminderKind, std::string>, domain::LastReminder> last;
  for (const views::ToldReminder& one : *told) last[{one.kind, one.about}] = one.last;
  std::vector<facts::ReminderItem> items;
  for (const Candidate& each : candidates) {
    const views::Duty& duty = *each.duty;
    const auto before = last.find({duty.kind, duty.about});
    const auto due = domain::ReminderOn(
        duty.kind,
        RulesOf(settings, duty.kind),
        each.steps,
        duty.anchor,
        at.day,
        before == last.end() ? std::nullopt : std::optional(before->second)
    );
    if (!due) continue;
    items.push_back(
        {duty.kind, duty.about, duty.task, due->step, duty.anchor, due->rule, due->urgent}
    );
  }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    if (a.urgent != b.urgent) return a.urgent;
    return a.anchor < b.anchor;
  });
  return items;
}

void AddFacts(
    const domain::AccountId& account,
    std::vector<facts::ReminderItem> items,
    Instant now,
    std::vector<facts::Fact>& out
) {
  for (std::size_t begin = 0; begin < items.size(); begin += kItemsAtOnce) {
    const std::size_t end = std::min(items.size(), begin + kItemsAtOnce);
    facts::ReminderRaised fact;
    fact.reminder = domain::ReminderId(NewUuid(now));
    fact.account = account;
    fact.items.assign(
        items.begin() + static_cast<std::ptrdiff_t>(begin),
        items.begin() + static_cast<std::ptrdiff_t>(end)
    );
    out.emplace_back(std::move(fact));
  }
}

using Batch = std::vector<const Candidates::value_type*>;

// Tells the persons of `batch`, after another look at what they were told meanwhile.
Result<std::int64_t> Tell(App& app, const Batch& batch) {
  std::int64_t told = 0;
  const WriteRequest request{NewUuid(app.clock()), domain::AccountId(kReminderActor), std::nullopt};
  const auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        std::vector<facts::Fact> facts;
        told = 0;
        for (const Candidates::value_type* person : batch) {
          auto items =
              ItemsFor(deciding.queries, app.settings, person->first, person->second, deciding.at);
          if (!items) return items.error();
          told += static_cast<std::int64_t>(items->size());
          AddFacts(person->first, std::move(*items), deciding.now, facts);
        }
        return facts;
      });
  if (!written) return written.error();
  return told;
}

Candidates CandidatesOf(const ReminderPeople& people, const std::vector<views::Duty>& duties) {
  Candidates candidates;
  for (const views::Duty& duty : duties) {
    for (const auto& [account, steps] : people.StepsFor(duty)) {
      candidates[account].push_back({&duty, steps});
    }
  }
  return candidates;
}

}  // namespace

Result<std::int64_t> RaiseReminders(App& app) {
  const Instant now = app.clock();
  const Day today = DayOf(now);
  constexpr std::int64_t kHourMs = 3'600'000;
  if (now.unix_ms < StartOf(today).unix_ms + domain::kFirstMessageHour * kHourMs) return 0;
  const auto head = app.queries.Head();
  if (!head) return head.error();
  const auto people = ReminderPeople::Read(app, *head);
  if (!people) return people.error();
  const Day until = today.Plus(FurthestBefore(app.settings));
  const auto duties = app.queries.reminders().ListDuties(until, *head);
  if (!duties) return duties.error();
  const Candidates candidates = CandidatesOf(*people, *duties);

  std::int64_t told = 0;
  Batch batch;
  const auto tell = [&]() -> Status {
    if (batch.empty()) return {};
    const auto some = Tell(app, batch);
    if (!some) return some.error();
    told += *some;
    batch.clear();
    return {};
  };
  for (const auto& person : candidates) {
    // Most have nothing new: the writer is asked only about the others.
    const auto items =
        ItemsFor(app.queries, app.settings, person.first, person.second, {*head, today});
    if (!items) return items.error();
    if (!items->empty()) batch.push_back(&person);
    if (batch.size() < kPersonsAtOnce) continue;
    if (auto done = tell(); !done) return done.error();
  }
  if (auto done = tell(); !done) return done.error();
  return told;
}

Result<Dated<views::Page<views::ReminderLine>>> ListReminders(
    App& app, const Principal& who, const views::ReminderFilter& filter, const AsOf& as_of
) {
  if (auto may = Require(who, access::Permission::kReadBoards); !may) return may.error();
  const auto at = Resolve(app, as_of);
  if (!at) return at.error();
  auto page = app.queries.reminders().ListReminders(who.account, filter, at->position);
  if (!page) return page.error();
  return Dated<views::Page<views::ReminderLine>>{std::move(*page), *at};
}

Result<Dated<views::Page<views::DeliveryLine>>> ListDeliveries(
    App& app, const Principal& who, const views::DeliveryFilter& filter, const AsOf& as_of
) {
  if (auto may = Require(who, access::Permission::kManageAccounts); !may) return may.error();
  const auto at = Resolve(app, as_of);
  if (!at) return at.error();
  auto page = app.queries.reminders().ListDeliveries(filter, at->position);
  if (!page) return page.error();
  return Dated<views::Page<views::DeliveryLine>>{std::move(*page), *at};
}

}  // namespace sauro::usecase
