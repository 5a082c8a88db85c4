#include "pages/account_pages.h"

#include "access/access.h"
#include "base/text.h"
#include "pages/context.h"
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

void AddSecondStep(Dict& body, const usecase::SecondStepState& step) {
  if (step.on) {
    const auto left = static_cast<std::int64_t>(step.codes_left);
    SetNumber(*body.AddSectionDictionary("STEP_ON"), "CODES_LEFT", left);
  } else if (!step.key.empty()) {
    ShowText(body, "STEP_BEGUN", "KEY", step.key);
  } else {
    body.ShowSection("STEP_OFF");
  }
}

void AddTokens(Dict& body, const OwnAccount& own, const http::Parameters& typed) {
  Set(body, "TOKEN_NAME", typed.Get("ten_khoa"));
  body.ShowSection(typed.Get("pham_vi") == "write" ? "WRITE_CHOSEN" : "READ_CHOSEN");
  if (own.tokens.empty()) return;
  Dict& list = *body.AddSectionDictionary("TOKENS");
  for (const usecase::ApiToken& token : own.tokens) {
    Dict& row = *list.AddSectionDictionary("TOKEN_ROW");
    Set(row, "TOKEN_TITLE", token.name);
    Set(row, "SCOPE", token.scope == usecase::TokenScope::kWrite ? "Đọc và ghi" : "Chỉ đọc");
    Set(row, "ENDS", VietnameseTime(token.expires_at));
    ShowIf(row, "ENDED", token.expires_at <= own.now);
    Set(row, "USED", token.used_on ? token.used_on->Vietnamese() : "chưa dùng");
    Set(row, "REVOKE_URL", "/ca-nhan/khoa-truy-cap/" + UrlEncode(token.hash) + "/thu-hoi");
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
  ShowIf(body, "SECOND_STEP", account.second_step);
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
    const Frame& frame, const OwnAccount& own, const AccountFormState& state
) {
  Page page(frame, "own_account.tpl");
  Dict& body = page.body();
  if (state.error) AddFormError(body, *state.error);
  SetAccount(body, own.account);
  for (const OwnSession& session : own.sessions) {
    Dict& row = *body.AddSectionDictionary("SESSION");
    Set(row, "OPENED", VietnameseTime(session.opened));
    Set(row, "ENDS", VietnameseTime(session.ends));
    row.ShowSection(session.current ? "CURRENT" : "OTHER");
    Set(row, "END_URL", "/ca-nhan/phien/" + UrlEncode(session.name) + "/ket-thuc");
  }
  ShowIf(body, "SEVERAL", own.sessions.size() > 1);
  AddSecondStep(body, own.step);
  AddTokens(body, own, state.typed);
  return page.Html();
}

std::string RenderNewToken(const Frame& frame, const std::string& token) {
  Page page(frame, "new_token.tpl");
  Set(page.body(), "TOKEN", token);
  return page.Html();
}

std::string RenderRecoveryCodes(const Frame& frame, const std::vector<std::string>& codes) {
  Page page(frame, "recovery_codes.tpl");
  for (const std::string& code : codes) ShowText(page.body(), "CODE", "TEXT", code);
  return page.Html();
}

}  // namespace sauro::pages
