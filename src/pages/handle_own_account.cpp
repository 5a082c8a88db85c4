#include "access/access.h"
#include "pages/account_pages.h"
#include "pages/handlers.h"
#include "pages/notices.h"
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

// What a page shows besides what is kept: a form of the contact that was refused, or the address of
// a new calendar.
struct Besides {
  std::optional<OwnContact> typed;
  std::string feed_url;
};

Response OwnPage(
    const Context& context,
    const Request& request,
    const std::optional<http::Failure>& failure,
    const Besides& besides = {}
) {
  const usecase::Principal& who = session::Who(request);
  const auto account = context.app.accounts.FindAccount(who.account);
  if (!account) return Response::Fail(account.error());
  const auto live = context.app.accounts.ListSessions(who.account, context.app.clock());
  if (!live) return Response::Fail(live.error());
  OwnAccount own;
  auto contact =
      besides.typed ? Result<OwnContact>(*besides.typed) : KeptContact(context, who.account);
  if (!contact) return Response::Fail(contact.error());
  own.contact = std::move(*contact);
  auto feeds = FeedsOf(context, who);
  if (!feeds) return Response::Fail(feeds.error());
  own.feeds = std::move(*feeds);
  own.feeds.new_url = besides.feed_url;
  own.line = {
      account->username,
      account->display_name,
      std::string(access::NameOf(who.role)),
      who.organization_name,
      false};
  const std::string current = context.sessions.SessionOf(request);
  for (const usecase::Session& each : *live) {
    own.sessions.push_back(
        {each.token_hash, each.created_at, each.expires_at, each.token_hash == current}
    );
  }
  Frame frame = FrameFor(context, request, "Tài khoản của tôi");
  if (who.must_change) frame.notice = NoticeText("phai-doi-mat-khau");
  const std::optional<Error> error = failure ? std::optional<Error>(failure->error) : std::nullopt;
  Response response =
      Response::Html(RenderOwnAccount(frame, own, error), failure ? failure->status : 200);
  if (failure && failure->retry_after_s > 0) {
    response.Set("Retry-After", std::to_string(failure->retry_after_s));
  }
  return response;
}

Response AfterEnding(const Context& context, const Status& ended) {
  if (!ended.ok()) return Response::Fail(ended.error());
  context.sessions.Forget();
  return Response::Redirect("/ca-nhan?bao=da-ket-thuc-phien");
}

}  // namespace

Response ShowOwnAccount(const Context& context, Request& request) {
  return OwnPage(context, request, std::nullopt);
}

Response ChangeOwnPassword(const Context& context, Request& request) {
  const std::string& password = request.form.Get("mat_khau");
  if (password != request.form.Get("mat_khau_lai")) {
    const Error error = Invalid("Hai lần nhập mật khẩu mới không giống nhau.", "mat_khau_lai");
    return OwnPage(context, request, http::FailureFrom(error));
  }
  const auto failure =
      context.sessions.ChangePassword(request, request.form.Get("mat_khau_cu"), password);
  if (failure) return OwnPage(context, request, failure);
  return Response::Redirect("/dang-nhap?bao=da-doi-mat-khau");
}

Response ChangeOwnContact(const Context& context, Request& request) {
  const OwnContact typed = Typed(request);
  const Status changed = usecase::ChangeOwnContact(
      context.app, session::Who(request), {typed.email, typed.phone, typed.digest_hour}
  );
  if (changed.ok()) return Response::Redirect("/ca-nhan?bao=da-luu-nhac-viec");
  if (!IsForThePerson(changed.error())) return Response::Fail(changed.error());
  return OwnPage(context, request, http::FailureFrom(changed.error()), {typed, {}});
}

Response OpenOwnFeed(const Context& context, Request& request) {
  const auto scope = request.form.Get("lich") == "co-quan" ? usecase::FeedScope::kAgency
                                                           : usecase::FeedScope::kPerson;
  const auto secret = usecase::OpenFeed(context.app, session::Who(request), scope);
  if (!secret) {
    if (!IsForThePerson(secret.error())) return Response::Fail(secret.error());
    return OwnPage(context, request, http::FailureFrom(secret.error()));
  }
  // In the query: logs hold paths alone. A page with a secret is kept by no browser.
  const std::string host = (request.secure ? "https://" : "http://") + request.Header("Host");
  Response response =
      OwnPage(context, request, std::nullopt, {{}, host + "/lich.ics?khoa=" + *secret});
  response.Set("Cache-Control", "no-store");
  return response;
}

Response CloseOwnFeed(const Context& context, Request& request) {
  const Status closed =
      usecase::CloseFeed(context.app, session::Who(request), request.Param("lich"));
  if (!closed.ok()) return Response::Fail(closed.error());
  return Response::Redirect("/ca-nhan?bao=da-thu-hoi-lich");
}

Response ShowCalendar(const Context& context, Request& request) {
  const std::string host = (request.secure ? "https://" : "http://") + request.Header("Host");
  auto bytes = usecase::ReadFeed(context.app, request.query.Get("khoa"), host);
  if (!bytes) return Response::Fail(bytes.error());
  Response response = Response::Text(std::move(*bytes));
  response.Set("Content-Type", "text/calendar; charset=utf-8");
  response.Set("Cache-Control", "private, no-cache");
  return response;
}

Response EndOwnSession(const Context& context, Request& request) {
  return AfterEnding(
      context,
      context.app.accounts.EndSessionOf(session::Who(request).account, request.Param("phien"))
  );
}

Response EndOtherSessions(const Context& context, Request& request) {
  return AfterEnding(
      context,
      context.app.accounts.EndOtherSessions(
          session::Who(request).account, context.sessions.SessionOf(request)
      )
  );
}

}  // namespace sauro::pages
