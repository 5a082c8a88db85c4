// Where the person who asks is told, and the calendars of that person.
#include "access/access.h"
#include "pages/contact_page.h"
#include "pages/handlers.h"
#include "usecase/calendar_feeds.h"
#include "usecase/contacts.h"

namespace sauro::pages {
namespace {

OwnContact Typed(const Request& request) {
  return {
      request.form.Get("thu_dien_tu"),
      request.form.Get("so_dien_thoai"),
      request.form.Get("gio_nhan"),
      false};
}

// As it is kept.
Result<OwnContact> KeptContact(const Context& context, const domain::AccountId& account) {
  if (context.app.contacts == nullptr) return OwnContact();
  const auto contact = context.app.contacts->FindContact(account);
  if (!contact) return contact.error();
  return OwnContact{
      contact->email, contact->phone, std::to_string(contact->digest_hour), contact->bounced};
}

Result<OwnFeeds> FeedsOf(const Context& context, const usecase::Principal& who) {
  OwnFeeds feeds;
  if (context.app.feeds == nullptr) return feeds;
  feeds.may_open = who.May(access::Permission::kReadBoards);
  feeds.may_open_agency = feeds.may_open && who.organization.has_value();
  const auto kept = context.app.feeds->ListFeeds(who.account);
  if (!kept) return kept.error();
  for (const usecase::CalendarFeed& feed : *kept) {
    const bool agency = feed.scope == usecase::FeedScope::kAgency;
    feeds.feeds.push_back({feed.secret_hash, agency, feed.created_at});
  }
  return feeds;
}

// What the page shows besides what is kept: a form that was refused, or the address of a new
// calendar.
struct Besides {
  std::optional<OwnContact> typed;
  std::string feed_url;
};

Response ContactPage(
    const Context& context,
    const Request& request,
    const std::optional<Error>& error,
    const Besides& besides
) {
  const usecase::Principal& who = session::Who(request);
  ContactView view;
  auto contact =
      besides.typed ? Result<OwnContact>(*besides.typed) : KeptContact(context, who.account);
  if (!contact) return Response::Fail(contact.error());
  view.contact = std::move(*contact);
  auto feeds = FeedsOf(context, who);
  if (!feeds) return Response::Fail(feeds.error());
  view.feeds = std::move(*feeds);
  view.feeds.new_url = besides.feed_url;
  view.error = error;
  const Frame frame = FrameFor(context, request, "Cách nhận lời nhắc");
  return Response::Html(RenderContact(frame, view), error ? http::FailureFrom(*error).status : 200);
}

std::string SiteOf(const Request& request) {
  return (request.secure ? "https://" : "http://") + request.Header("Host");
}

}  // namespace

Response ShowContact(const Context& context, Request& request) {
  return ContactPage(context, request, std::nullopt, {});
}

Response ChangeOwnContact(const Context& context, Request& request) {
  const OwnContact typed = Typed(request);
  const Status changed = usecase::ChangeOwnContact(
      context.app, session::Who(request), {typed.email, typed.phone, typed.digest_hour}
  );
  if (changed.ok()) return Response::Redirect("/ca-nhan/nhac-viec?bao=da-luu-nhac-viec");
  if (!IsForThePerson(changed.error())) return Response::Fail(changed.error());
  return ContactPage(context, request, changed.error(), {typed, {}});
}

Response OpenOwnFeed(const Context& context, Request& request) {
  const auto scope = request.form.Get("lich") == "co-quan" ? usecase::FeedScope::kAgency
                                                           : usecase::FeedScope::kPerson;
  const auto secret = usecase::OpenFeed(context.app, session::Who(request), scope);
  if (!secret) {
    if (!IsForThePerson(secret.error())) return Response::Fail(secret.error());
    return ContactPage(context, request, secret.error(), {});
  }
  // In the query: logs hold paths alone. A page with a secret is kept by no browser.
  Response response = ContactPage(
      context, request, std::nullopt, {{}, SiteOf(request) + "/lich.ics?khoa=" + *secret}
  );
  response.Set("Cache-Control", "no-store");
  return response;
}

Response CloseOwnFeed(const Context& context, Request& request) {
  const Status closed =
      usecase::CloseFeed(context.app, session::Who(request), request.Param("lich"));
  if (!closed.ok()) return Response::Fail(closed.error());
  return Response::Redirect("/ca-nhan/nhac-viec?bao=da-thu-hoi-lich");
}

Response ShowCalendar(const Context& context, Request& request) {
  auto bytes = usecase::ReadFeed(context.app, request.query.Get("khoa"), SiteOf(request));
  if (!bytes) return Response::Fail(bytes.error());
  Response response = Response::Text(std::move(*bytes));
  response.Set("Content-Type", "text/calendar; charset=utf-8");
  response.Set("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace sauro::pages
