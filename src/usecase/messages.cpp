#include "usecase/messages.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "usecase/reminders.h"

namespace sauro::usecase {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
// What was raised longer ago is no news any more: it stands in the application.
constexpr std::int64_t kNewsMs = std::int64_t{7} * 24 * kHourMs;
constexpr std::int64_t kPageRows = 200;
constexpr std::size_t kMostNews = 2000;
constexpr std::int64_t kFirstRestMs = 60'000;
constexpr std::int64_t kLongestRestMs = 15 * kFirstRestMs;

domain::NextMessage NextFor(
    const views::MessageState& state, Instant now, const Contact& contact, bool urgent
) {
  return domain::NextMessageAt(
      now, contact.digest_hour, state.last, state.digest_on, {true, urgent}
  );
}

std::int32_t AttemptAfter(const views::MessageState& state) {
  const bool failed = state.last && state.last->outcome != domain::SendOutcome::kSent;
  return failed ? state.last->attempt + 1 : 1;
}

WriteRequest RequestOf(const std::string& id) {
  return {id, domain::AccountId(kReminderActor), std::nullopt};
}

}  // namespace

MessageSender::MessageSender(App& app, Messenger& messenger, SenderWords words, Uptime uptime)
    : app_(app), messenger_(messenger), words_(std::move(words)), uptime_(std::move(uptime)) {}

// What was raised since the last message, is still to be done, and is still this person's.
Result<std::vector<views::ReminderLine>> MessageSender::LinesFor(
    const domain::AccountId& account, Position told, Position head, Instant since
) {
  std::vector<views::ReminderLine> lines;
  views::ReminderFilter filter;
  filter.after = told;
  filter.limit = kPageRows;
  for (bool more = true; more && lines.size() < kMostNews; filter.offset += kPageRows) {
    auto page = app_.queries.reminders().ListReminders(account, filter, head);
    if (!page) return page.error();
    for (views::ReminderLine& line : page->rows) {
      const views::Duty duty{line.kind, line.about, line.task, line.organization, line.anchor};
      const bool news = line.open && line.raised_at >= since;
      if (news && people_.Stands(account, line.step, duty)) lines.push_back(std::move(line));
    }
    more = filter.offset + kPageRows < page->total;
  }
  return lines;
}

bool MessageSender::SentLately(const domain::AccountId& account) {
  const auto found = sent_at_.find(account);
  return found != sent_at_.end() && uptime_() - found->second < kHourMs;
}

// Decides once more at the head of the ledger. False: somebody else was first, or it is too early.
Result<bool> MessageSender::Start(
    const domain::DeliveryId& id, const Contact& contact, Position upto, bool& urgent
) {
  bool begun = false;
  const bool haste = urgent;
  const auto written = app_.writer.Write(
      RequestOf(id.value),
      [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        begun = false;
        const auto state = deciding.queries.reminders().FindMessageState(
            contact.account, messenger_.channel(), deciding.at.position
        );
        if (!state) return state.error();
        const auto next = NextFor(*state, deciding.now, contact, haste);
        if (next == domain::NextMessage::kNone || state->told >= upto)
          return std::vector<facts::Fact>();
        begun = true;
        urgent = next == domain::NextMessage::kUrgent;
        facts::DeliveryStarted fact;
        fact.delivery = id;
        fact.account = contact.account;
        fact.channel = messenger_.channel();
        fact.urgent = urgent;
        fact.upto = upto;
        fact.attempt = AttemptAfter(*state);
        return std::vector<facts::Fact>{fact};
      }
  );
  if (!written) return written.error();
  return begun;
}

Status MessageSender::End(const domain::DeliveryId& id, const Sent& sent) {
  const facts::DeliveryEnded fact{id, sent.outcome, sent.code};
  const auto written = app_.writer.Write(
      RequestOf(DeriveUuid(id.value, 1)),
      [&](const Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
        return std::vector<facts::Fact>{fact};
      }
  );
  return written ? Status() : Status(written.error());
}

void MessageSender::Rest() {
  last_rest_ = last_rest_ == 0 ? kFirstRestMs : std::min(2 * last_rest_, kLongestRestMs);
  rest_until_ = uptime_() + last_rest_;
}

Result<MessageSender::Next> MessageSender::SendTo(
    Outgoing outgoing, Position upto, Counts& counts
) {
  const auto begun = Start(outgoing.id, outgoing.contact, upto, outgoing.urgent);
  if (!begun) return begun.error();
  if (!*begun) return Next::kGoOn;
  outgoing.message = notify::MakeMessage(
      {outgoing.display_name,
       words_.body,
       words_.site,
       outgoing.urgent,
       DayOf(outgoing.at),
       outgoing.lines}
  );
  const Sent sent = messenger_.Send(outgoing);
  const domain::AccountId& account = outgoing.contact.account;
  if (sent.outcome != domain::SendOutcome::kUnreached) sent_at_[account] = uptime_();
  const bool taken = sent.outcome == domain::SendOutcome::kSent;
  ++(taken ? counts.sent : counts.failed);
  if (auto ended = End(outgoing.id, sent); !ended) return ended.error();
  if (sent.outcome == domain::SendOutcome::kBounced &&
      messenger_.channel() == domain::Channel::kEmail) {
    if (auto marked = app_.contacts->MarkBounced(account, outgoing.contact.email); !marked)
      return marked.error();
  }
  const bool silent = !taken && sent.code == 0 && sent.outcome != domain::SendOutcome::kBounced;
  if (silent || sent.outcome == domain::SendOutcome::kUnreached) return Next::kRest;
  last_rest_ = 0;
  return Next::kGoOn;
}

Result<MessageSender::Next> MessageSender::TellOne(
    const views::UntoldAccount& untold, Instant since, Counts& counts
) {
  if (SentLately(untold.account)) return Next::kGoOn;
  // As both are now: a round over many people takes a while.
  const auto contact = app_.contacts->FindContact(untold.account);
  if (!contact) return contact.error();
  if (!messenger_.Reaches(*contact)) return Next::kGoOn;
  const auto account = app_.accounts.FindAccount(untold.account);
  if (!account && account.error().kind == ErrorKind::kNotFound) return Next::kGoOn;
  if (!account) return account.error();
  if (account->disabled) return Next::kGoOn;
  const auto head = app_.queries.Head();
  if (!head) return head.error();
  const auto state =
      app_.queries.reminders().FindMessageState(untold.account, messenger_.channel(), *head);
  if (!state) return state.error();
  Outgoing outgoing;
  outgoing.at = app_.clock();
  const auto may = [&](bool urgent) {
    return NextFor(*state, outgoing.at, *contact, urgent) != domain::NextMessage::kNone;
  };
  if (!may(untold.urgent)) return Next::kGoOn;
  auto lines = LinesFor(untold.account, state->told, *head, since);
  if (!lines) return lines.error();
  outgoing.urgent = std::any_of(lines->begin(), lines->end(), [](const views::ReminderLine& line) {
    return line.urgent;
  });
  if (lines->empty() || !may(outgoing.urgent)) return Next::kGoOn;
  outgoing.id = domain::DeliveryId(NewUuid(outgoing.at));
  outgoing.contact = *contact;
  outgoing.username = account->username;
  outgoing.display_name = account->display_name;
  outgoing.lines = std::move(*lines);
  return SendTo(std::move(outgoing), *head, counts);
}

// To whom something is to be told and can be.
Result<std::vector<views::UntoldAccount>> MessageSender::Waiting(Instant since, Position head) {
  const auto contacts = app_.contacts->ListContacts();
  if (!contacts) return contacts.error();
  std::set<domain::AccountId> reached;
  for (const Contact& contact : *contacts) {
    if (messenger_.Reaches(contact)) reached.insert(contact.account);
  }
  if (reached.empty()) return std::vector<views::UntoldAccount>();
  auto untold = app_.queries.reminders().ListUntold(messenger_.channel(), since, head);
  if (!untold) return untold.error();
  std::erase_if(*untold, [&](const views::UntoldAccount& one) {
    return !reached.contains(one.account);
  });
  return untold;
}

Result<MessageSender::Counts> MessageSender::SendAll(const std::function<bool()>& go_on) {
  Counts counts;
  if (app_.contacts == nullptr || uptime_() < rest_until_) return counts;
  const auto head = app_.queries.Head();
  if (!head) return head.error();
  const Instant since{app_.clock().unix_ms - kNewsMs};
  const auto waiting = Waiting(since, *head);
  if (!waiting) return waiting.error();
  if (waiting->empty()) return counts;
  auto people = ReminderPeople::Read(app_, *head);
  if (!people) return people.error();
  people_ = std::move(*people);
  for (const views::UntoldAccount& one : *waiting) {
    if (!go_on()) break;
    const auto next = TellOne(one, since, counts);
    if (!next) return next.error();
    if (*next == Next::kGoOn) continue;
    Rest();
    break;
  }
  return counts;
}

}  // namespace sauro::usecase
