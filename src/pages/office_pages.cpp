#include "pages/office_pages.h"

#include "access/access.h"
#include "pages/context.h"
#include "pages/period_options.h"
#include "pages/reading_page.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

void AddReadings(
    Dict& body,
    const std::vector<usecase::Reading>& readings,
    const std::function<std::string(const domain::AccountId&)>& name_of,
    Instant now
) {
  if (readings.empty()) return;
  Dict& list = *body.AddSectionDictionary("READINGS");
  for (const usecase::Reading& reading : readings) {
    Dict& row = *list.AddSectionDictionary("READING");
    Set(row, "FILE_NAME", reading.name);
    Set(row, "AT", VietnameseTime(reading.created_at));
    Set(row, "BY", name_of(reading.account));
    Set(row, "PROGRESS", ProgressText(reading, now));
    Set(row, "URL", "/doc-van-ban/" + UrlEncode(reading.id));
  }
}

}  // namespace

std::string RenderDrafts(
    const Frame& frame,
    const std::vector<views::DraftLine>& drafts,
    const std::function<std::string(const domain::AccountId&)>& name_of,
    const std::optional<Error>& error,
    std::int64_t max_bytes,
    const ReadingsNow& readings
) {
  Page page(frame, "drafts.tpl");
  Dict& body = page.body();
  if (error) AddFormError(body, *error);
  AddAsOf(body, frame);
  if (!frame.past()) {
    ShowText(body, "UPLOAD", "MAX_SIZE", std::to_string(max_bytes >> 20U) + " MB");
    AddReadings(body, readings.all, name_of, readings.now);
  }
  if (drafts.empty()) ShowIf(*body.AddSectionDictionary("EMPTY"), "BEGIN", !frame.past());
  if (drafts.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  for (const views::DraftLine& draft : drafts) {
    Dict& row = *list.AddSectionDictionary("DRAFT");
    Set(row, "TITLE", draft.title.empty() ? draft.document_name : draft.title);
    Set(row, "FILE_NAME", draft.document_name);
    const std::string url = "/du-thao/" + UrlEncode(draft.id.value);
    AddChip(row, "STATE", draft.state);
    Set(row, "AT", VietnameseTime(draft.changed_at));
    Set(row, "BY", name_of(draft.changed_by));
    SetNumber(row, "REVISION", draft.revision);
    switch (draft.state) {
      case views::DraftState::kOpen: ShowText(row, "OPEN", "URL", url); break;
      case views::DraftState::kApproved:
        if (draft.plan) {
          const std::string plan = "/ke-hoach/" + UrlEncode(draft.plan->value);
          ShowText(row, "APPROVED", "URL", LinkAt(frame, plan));
        }
        break;
      case views::DraftState::kDiscarded: row.ShowSection("DISCARDED"); break;
    }
  }
  return page.Html();
}

std::string RenderSummary(
    const Frame& frame,
    const std::vector<views::PlanLine>& plans,
    Day today,
    const SummaryChoice& choice
) {
  Page page(frame, "summary.tpl");
  Dict& body = page.body();
  if (choice.error) AddFormError(body, *choice.error);
  if (plans.empty()) {
    body.ShowSection("EMPTY");
    return page.Html();
  }
  Dict& form = *body.AddSectionDictionary("FORM");
  for (const views::PlanLine& plan : plans) {
    const std::string number = plan.number.empty() ? std::string("Không số") : plan.number;
    AddOption(form, "PLAN_OPTION", plan.id.value, number + " – " + plan.title, choice.plan);
  }
  AddPeriodOptions(form, today, choice.period);
  Set(form, "POSITION", frame.asked.position);
  ShowIf(form, "PARTY", choice.layout == "party");
  ShowIf(form, "STATE", choice.layout != "party");
  return page.Html();
}

std::string RenderAccounts(
    const Frame& frame,
    const std::vector<AccountLine>& accounts,
    const std::vector<domain::Organization>& organizations,
    const AccountFormState& state
) {
  Page page(frame, "accounts.tpl");
  Dict& body = page.body();
  if (state.error) AddFormError(body, *state.error);
  SetNumber(body, "COUNT", static_cast<std::int64_t>(accounts.size()));
  for (const AccountLine& account : accounts) {
    Dict& row = *body.AddSectionDictionary("ACCOUNT");
    Set(row, "USERNAME", account.username);
    Set(row, "NAME", account.display_name);
    Set(row, "ROLE", account.role.empty() ? std::string("Chưa có vai trò") : account.role);
    Set(row, "ORGANIZATION", account.organization.empty() ? "–" : account.organization);
    row.ShowSection(account.disabled ? "DISABLED" : "ACTIVE");
  }
  if (frame.past()) {
    body.ShowSection("PAST");
    return page.Html();
  }
  body.ShowSection("MAY_ADD");
  Set(body, "USERNAME_TYPED", state.typed.Get("ten_dang_nhap"));
  Set(body, "NAME_TYPED", state.typed.Get("ho_ten"));
  const std::string role = state.typed.empty() ? "officer" : state.typed.Get("vai_tro");
  for (const access::Role each : access::AllRoles()) {
    AddOption(body, "ROLE_OPTION", access::CodeOf(each), access::NameOf(each), role);
  }
  for (const domain::Organization& each : organizations) {
    AddOption(body, "ORGANIZATION_OPTION", each.id.value, each.name, state.typed.Get("co_quan"));
  }
  return page.Html();
}

}  // namespace sauro::pages
