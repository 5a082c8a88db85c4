#include "usecase/calendar_feeds.h"

#include <utility>

#include "notify/calendar.h"
#include "usecase/secrets.h"
#include "usecase/sign_in.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kSecretDigits = 64;
constexpr std::size_t kMostEvents = 2000;
// What lies further away than this is not shown.
constexpr std::int32_t kDaysBack = 90;
constexpr std::int32_t kDaysAhead = 400;

Error NoSuchFeed() {
  return NotFound("Địa chỉ lịch này không còn dùng được.");
}

// The person whose feed it is, with the post of now.
Result<Principal> OwnerOf(App& app, const CalendarFeed& feed) {
  const auto account = app.accounts.FindAccount(feed.account);
  if (!account)
    return account.error().kind == ErrorKind::kNotFound ? NoSuchFeed() : account.error();
  if (account->disabled) return NoSuchFeed();
  auto person = FindPrincipal(app, account->username);
  if (!person && person.error().kind == ErrorKind::kUnavailable) return person.error();
  if (!person || !person->May(access::Permission::kReadBoards)) return NoSuchFeed();
  return person;
}

notify::CalendarEvent EventOf(const views::AssignmentLine& line, const std::string& site) {
  notify::CalendarEvent event;
  event.uid = line.id.value + "@sauro";
  event.day = *line.due;
  event.title = "Hạn: " + (line.ordinal.empty() ? line.title : line.ordinal + ". " + line.title);
  event.description = line.holder + " (" + std::string(domain::NameOf(line.role)) + ")\n" +
                      line.plan_number + "\n" + std::string(domain::NameOf(line.work));
  if (!site.empty()) event.url = site + "/nhiem-vu/" + line.task.value;
  return event;
}

bool IsShown(const views::AssignmentLine& line, FeedScope scope, Day today) {
  const bool owed =
      line.due && !domain::IsInactive(line.work) && line.work != domain::WorkStatus::kCompleted;
  if (!owed || (scope == FeedScope::kPerson && !line.reports)) return false;
  const std::int32_t days = DaysBetween(today, *line.due);
  return days >= -kDaysBack && days <= kDaysAhead;
}

}  // namespace

Result<std::string> OpenFeed(App& app, const Principal& who, FeedScope scope) {
  if (app.feeds == nullptr) return Unavailable("Chưa thể tạo lịch ở đây.");
  if (auto may = Require(who, access::Permission::kReadBoards); !may) return may.error();
  if (scope == FeedScope::kAgency && !who.organization) {
    return Invalid("Tài khoản này không thuộc cơ quan nào.", "lich");
  }
  const auto feeds = app.feeds->ListFeeds(who.account);
  if (!feeds) return feeds.error();
  if (feeds->size() >= kMostFeeds) {
    return Invalid(
        "Mỗi tài khoản có nhiều nhất 10 lịch. Vui lòng thu hồi một lịch cũ trước.", "lich"
    );
  }
  std::string secret = RandomHex(kSecretDigits / 2);
  if (auto added = app.feeds->AddFeed({HashHex(secret), who.account, scope, app.clock()}); !added)
    return added.error();
  return secret;
}

Status CloseFeed(App& app, const Principal& who, const std::string& secret_hash) {
  if (app.feeds == nullptr) return Unavailable("Chưa thể thu hồi lịch ở đây.");
  return app.feeds->RemoveFeed(who.account, secret_hash);
}

Result<std::string> ReadFeed(App& app, std::string_view secret, const std::string& site) {
  if (app.feeds == nullptr || secret.size() != kSecretDigits) return NoSuchFeed();
  const auto feed = app.feeds->FindFeed(HashHex(secret));
  if (!feed) return feed.error().kind == ErrorKind::kNotFound ? NoSuchFeed() : feed.error();
  const auto owner = OwnerOf(app, *feed);
  if (!owner) return owner.error();
  if (feed->scope == FeedScope::kAgency && !owner->organization) return NoSuchFeed();
  const auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  notify::Calendar calendar;
  calendar.at = StartOf(at->day);
  const bool agency = feed->scope == FeedScope::kAgency || owner->organization;
  calendar.name = "Sáu Rõ: " + (agency ? owner->organization_name : owner->display_name);
  // Officers and heads have the work of their organisation, those above it all of it.
  const views::Scope scope{owner->organization};
  const Status read =
      app.queries.EachAssignment(scope, *at, [&](const views::AssignmentLine& line) {
        if (IsShown(line, feed->scope, at->day)) calendar.events.push_back(EventOf(line, site));
        return true;
      });
  if (!read) return read.error();
  notify::KeepNearest(calendar, at->day, kMostEvents);
  return notify::BuildCalendar(calendar);
}

}  // namespace sauro::usecase
