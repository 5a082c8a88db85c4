#include "pages/account_pages.h"

#include "access/access.h"
#include "base/text.h"
#include "pages/context.h"
#include "pages/pages.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

std::string UrlOf(const AccountLine& account) {
  return "/tai-khoan/" + UrlEncode(account.username);
}

void SetAccount(Dict& dict, const AccountLine& account) {
  Set(dict, "USERNAME", account.username);
  Set(dict, "NAME", account.display_name);
  Set(dict, "ROLE", account.role.empty() ? std::string("Chưa có vai trò") : account.role);
  Set(dict, "ORGANIZATION", account.organization.empty() ? "–" : account.organization);
  dict.ShowSection(account.disabled ? "DISABLED" : "ACTIVE");
}

void AddPostOptions(
    Dict& dict, const std::vector<domain::Organization>& organizations, const HeldPost& post
) {
  for (const access::Role each : access::AllRoles()) {
    AddOption(dict, "ROLE_OPTION", access::CodeOf(each), access::NameOf(each), post.role);
  }
  for (const domain::Organization& each : organizations) {
    AddOption(dict, "ORGANIZATION_OPTION", each.id.value, each.name, post.organization);
  }
}

void AddFeeds(Dict& body, const OwnFeeds& feeds) {
  if (!feeds.may_open) return;
  Dict& calendars = *body.AddSectionDictionary("CALENDARS");
  ShowText(calendars, "NEW_FEED", "FEED_URL", feeds.new_url);
  ShowIf(calendars, "MAY_OPEN_AGENCY", feeds.may_open_agency);
  if (feeds.feeds.empty()) return;
  Dict& list = *calendars.AddSectionDictionary("FEEDS");
  for (const OwnFeed& feed : feeds.feeds) {
    Dict& row = *list.AddSectionDictionary("FEED");
    Set(row, "WHAT", feed.agency ? "Mọi việc của cơ quan" : "Việc của tôi");
    Set(row, "CREATED", VietnameseTime(feed.created));
    Set(row, "CLOSE_URL", "/ca-nhan/lich/" + UrlEncode(feed.name) + "/thu-hoi");
  }
}

}  // namespace

std::string RenderAccounts(
    const Frame& frame,
    const std::vector<AccountLine>& accounts,
    const std::vector<domain::Organization>& organizations,
    const AccountFormState& state
) {
  Page page(frame, "accounts.tpl");
  Dict& body = page.body();
  if (state.error) AddFormError(body, *state.error);
  AddAsOf(body, frame);
  SetNumber(body, "COUNT", static_cast<std::int64_t>(accounts.size()));
  for (const AccountLine& account : accounts) {
    Dict& row = *body.AddSectionDictionary("ACCOUNT");
    SetAccount(row, account);
    ShowText(row, frame.past() ? "LOOK" : "OPEN", "URL", UrlOf(account));
  }
  if (frame.past()) {
    body.ShowSection("PAST");
    return page.Html();
  }
  body.ShowSection("MAY_ADD");
  Set(body, "USERNAME_TYPED", state.typed.Get("ten_dang_nhap"));
  Set(body, "NAME_TYPED", state.typed.Get("ho_ten"));
  const std::string role = state.typed.empty() ? "officer" : state.typed.Get("vai_tro");
  AddPostOptions(body, organizations, {role, state.typed.Get("co_quan")});
  return page.Html();
}

std::string RenderAccount(
    const Frame& frame,
    const AccountLine& account,
    const HeldPost& post,
    const std::vector<domain::Organization>& organizations,
    const AccountFormState& state
) {
  Page page(frame, "account.tpl");
  Dict& body = page.body();
  if (state.error) AddFormError(body, *state.error);
  SetAccount(body, account);
  Set(body, "URL", UrlOf(account));
  Set(body, "REASON_TYPED", state.typed.Get("ly_do"));
  const bool typed = !state.typed.Get("vai_tro").empty();
  AddPostOptions(
      body,
      organizations,
      typed ? HeldPost{state.typed.Get("vai_tro"), state.typed.Get("co_quan")} : post
  );
  return page.Html();
}

std::string RenderOwnAccount(
    const Frame& frame, const OwnAccount& account, const std::optional<Error>& error
) {
  const OwnContact& contact = account.contact;
  Page page(frame, "own_account.tpl");
  Dict& body = page.body();
  if (error) AddFormError(body, *error);
  Set(body, "EMAIL", contact.email);
  Set(body, "PHONE", contact.phone);
  ShowIf(body, "BOUNCED", contact.bounced);
  for (std::int32_t hour = domain::kFirstMessageHour; hour <= domain::kLastMessageHour; ++hour) {
    const std::string value = std::to_string(hour);
    AddOption(body, "HOUR_OPTION", value, value + " giờ", contact.digest_hour);
  }
  AddFeeds(body, account.feeds);
  SetAccount(body, account.line);
  for (const OwnSession& session : account.sessions) {
    Dict& row = *body.AddSectionDictionary("SESSION");
    Set(row, "OPENED", VietnameseTime(session.opened));
    Set(row, "ENDS", VietnameseTime(session.ends));
    row.ShowSection(session.current ? "CURRENT" : "OTHER");
    Set(row, "END_URL", "/ca-nhan/phien/" + UrlEncode(session.name) + "/ket-thuc");
  }
  ShowIf(body, "SEVERAL", account.sessions.size() > 1);
  return page.Html();
}

std::string RenderDeliveries(const Frame& frame, const DeliveriesView& view) {
  Page page(frame, "deliveries.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  body.ShowSection(view.failed_only ? "FAILED_ONLY" : "ALL");
  ShowIf(body, "EMPTY", view.deliveries.rows.empty());
  if (view.deliveries.rows.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  SetNumber(list, "TOTAL", view.deliveries.total);
  for (const views::DeliveryLine& line : view.deliveries.rows) {
    Dict& row = *list.AddSectionDictionary("DELIVERY");
    Set(row, "NAME", view.name_of(line.account));
    Set(row, "CHANNEL", domain::NameOf(line.channel));
    Set(row, "KIND", line.urgent ? "Việc gấp" : "Bản tổng hợp trong ngày");
    Set(row, "AT", VietnameseTime(line.started_at));
    Set(row, "OUTCOME", line.outcome ? domain::NameOf(*line.outcome) : "Đang gửi");
    ShowIf(row, "FAILED", line.outcome && *line.outcome != domain::SendOutcome::kSent);
    ShowText(row, "AGAIN", "TEXT", line.attempt > 1 ? std::to_string(line.attempt) : "");
    ShowText(row, "CODE", "TEXT", line.code > 0 ? std::to_string(line.code) : "");
  }
  Query query;
  if (view.failed_only) query.Add("loi", "1");
  AddPager(
      list, view.deliveries.total, view.page, kListRows, query.Add(frame.asked).After("/thu-gui")
  );
  return page.Html();
}

}  // namespace sauro::pages
