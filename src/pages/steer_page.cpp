#include "pages/steer_page.h"

#include "pages/context.h"
#include "pages/task_page.h"
#include "pages/words.h"
#include "usecase/extensions.h"

namespace sauro::pages {
namespace {

using views::ExtensionState;

bool MaySteer(const Frame& frame) {
  return frame.who != nullptr && !frame.past() && frame.who->May(access::Permission::kSteerTasks);
}

std::string ExtensionUrl(const domain::ExtensionId& id) {
  return "/gia-han/" + UrlEncode(id.value);
}

// What was typed in this form and why it was refused.
void FillRefused(Dict& form, const std::string& name, const SteerState& state) {
  if (!state.error || state.form != name) return;
  for (const auto& [field, variable] :
       {std::pair("den_ngay", "UNTIL"),
        std::pair("ly_do", "REASON"),
        std::pair("van_ban", "PAPER")})
    Set(form, variable, state.typed.Get(field));
  Set(form, "ERROR_TEXT", state.error->message);
  if (!state.error->place.empty()) form.ShowSection("BAD_" + state.error->place);
}

std::string_view ShapeOf(ExtensionState state) {
  switch (state) {
    case ExtensionState::kWaiting: return "w-wait";
    case ExtensionState::kGranted: return "w-done";
    case ExtensionState::kRefused: return "w-back";
    case ExtensionState::kWithdrawn:
    case ExtensionState::kRevoked: return "w-cancel";
  }
  return {};
}

void FillExtension(
    Dict& item, const views::ExtensionLine& extension, const NameOfAccount& name_of
) {
  Set(item, "ID", extension.id.value);
  Set(item, "SHAPE", ShapeOf(extension.state));
  Set(item, "STATE", NameOf(extension.state));
  Set(item, "HOLDER", extension.holder);
  Set(item, "UNTIL_DAY", extension.until.Vietnamese());
  ShowText(item, "BEFORE", "TEXT", extension.due_before ? extension.due_before->Vietnamese() : "");
  Set(item, "WHY", extension.reason);
  Set(item, "BY", name_of ? name_of(extension.asked_by) : std::string());
  Set(item, "AT", VietnameseTime(extension.asked_at));
  const auto tell = [&](const char* section,
                        ExtensionState state,
                        Instant at,
                        const std::optional<domain::AccountId>& by,
                        const std::string& reason) {
    Dict& told = *item.AddSectionDictionary(section);
    Set(told, "STATE", NameOf(state));
    Set(told, "AT", VietnameseTime(at));
    Set(told, "BY", name_of && by ? name_of(*by) : std::string());
    ShowText(told, "NOTE", "TEXT", reason);
  };
  if (extension.decided_at) {
    const bool revoked = extension.state == ExtensionState::kRevoked;
    const ExtensionState then = revoked ? ExtensionState::kGranted : extension.state;
    tell("DECIDED", then, *extension.decided_at, extension.decided_by, extension.decision_reason);
  }
  if (extension.ended_at) {
    tell("ENDED", extension.state, *extension.ended_at, extension.ended_by, extension.ended_reason);
  }
}

bool IsAnother(const Frame& frame, const views::ExtensionLine& extension) {
  const bool own = frame.who->organization && frame.who->organization == extension.organization;
  return !own && frame.who->account != extension.asked_by;
}

// Taking a request back by who asked, or revoking it by the standing office.
void AddEndForm(
    Dict& item,
    const Frame& frame,
    const views::TaskDetail& detail,
    const views::ExtensionLine& extension,
    const SteerState& state
) {
  if (frame.who == nullptr || frame.past()) return;
  const bool withdraw = extension.state == ExtensionState::kWaiting &&
                        frame.who->May(access::Permission::kReportProgress) &&
                        !IsAnother(frame, extension);
  bool revoke = false;
  for (const views::AssignmentLine& line : detail.assignments) {
    const bool open = line.work != domain::WorkStatus::kCompleted && !domain::IsInactive(line.work);
    if (line.id != extension.assignment || !open || !MaySteer(frame)) continue;
    revoke = IsAnother(frame, extension) && usecase::IsInForce(extension, line, detail.extensions);
  }
  if (!withdraw && !revoke) return;
  Dict& form = *item.AddSectionDictionary("END");
  Set(form, "URL", ExtensionUrl(extension.id) + (withdraw ? "/rut" : "/thu-hoi"));
  Set(form, "VERB", withdraw ? "Rút đề nghị" : "Thu hồi gia hạn");
  Set(form, "LABEL", withdraw ? "Lý do rút đề nghị (không bắt buộc)" : "Lý do thu hồi gia hạn");
  Set(form, "ID", extension.id.value);
  FillRefused(form, "ket-thuc-" + extension.id.value, state);
}

bool MayDecide(const Frame& frame, const views::ExtensionLine& extension) {
  if (!MaySteer(frame) || extension.state != ExtensionState::kWaiting) return false;
  return IsAnother(frame, extension);
}

void AddDecideForm(Dict& item, const views::ExtensionLine& extension, const SteerState& state) {
  Dict& form = *item.AddSectionDictionary("DECIDE");
  Set(form, "URL", ExtensionUrl(extension.id));
  Set(form, "ID", extension.id.value);
  FillRefused(form, "quyet-" + extension.id.value, state);
}

void AddAskForms(
    Dict& body, const Frame& frame, const views::TaskDetail& detail, const SteerState& state
) {
  if (frame.who == nullptr || frame.past()) return;
  if (!frame.who->May(access::Permission::kReportProgress)) return;
  for (const views::AssignmentLine& line : detail.assignments) {
    const bool own = line.organization && frame.who->organization == line.organization;
    const bool open = line.work != domain::WorkStatus::kCompleted && !domain::IsInactive(line.work);
    if (!own || !line.reports || !open || !line.due) continue;
    Dict& form = *body.AddSectionDictionary("ASK");
    Set(form, "URL", "/phan-cong/" + UrlEncode(line.id.value) + "/gia-han");
    Set(form, "DUE", line.due->Vietnamese());
    Set(form, "ID", line.id.value);
    const std::string name = "xin-" + line.id.value;
    ShowIf(form, "OPEN", state.error && state.form == name);
    FillRefused(form, name, state);
  }
}

void AddPauses(
    Dict& body,
    const Frame& frame,
    const views::TaskDetail& detail,
    const NameOfAccount& name_of,
    const SteerState& state
) {
  const std::string url = "/nhiem-vu/" + UrlEncode(detail.task.id.value);
  if (!detail.pauses.empty()) {
    Dict& list = *body.AddSectionDictionary("PAUSES");
    for (auto each = detail.pauses.rbegin(); each != detail.pauses.rend(); ++each) {
      Dict& item = *list.AddSectionDictionary("PAUSE");
      Set(item, "WHAT", each->suspended ? "Tạm dừng" : "Tiếp tục");
      Set(item, "PAPER", each->authority);
      Set(item, "WHY", each->reason);
      Set(item, "AT", VietnameseTime(each->at));
      Set(item, "BY", name_of ? name_of(each->by) : std::string());
    }
  }
  const domain::WorkStatus work = detail.task.work;
  const bool suspended = work == domain::WorkStatus::kSuspended;
  ShowIf(body, "SUSPENDED", suspended);
  if (!MaySteer(frame) || work == domain::WorkStatus::kCompleted) return;
  if (domain::IsInactive(work) && !suspended) return;
  Dict& form = *body.AddSectionDictionary("PAUSE_FORM");
  Set(form, "URL", url + (suspended ? "/tiep-tuc" : "/tam-dung"));
  Set(form, "VERB", suspended ? "Tiếp tục" : "Tạm dừng");
  Set(form, "VERB_SMALL", suspended ? "tiếp tục" : "tạm dừng");
  ShowIf(form, "OPEN", suspended || (state.error && state.form == "dung"));
  FillRefused(form, "dung", state);
}

}  // namespace

void AddSteering(
    Dict& body,
    const Frame& frame,
    const views::TaskDetail& detail,
    const NameOfAccount& name_of,
    const SteerState& state
) {
  if (state.error) AddErrorBox(body, *state.error);
  if (!detail.extensions.empty()) {
    Dict& list = *body.AddSectionDictionary("EXTENSIONS");
    SetNumber(list, "GRANTED", usecase::GrantedOf(detail.extensions));
    for (const views::ExtensionLine& extension : detail.extensions) {
      Dict& item = *list.AddSectionDictionary("EXTENSION");
      FillExtension(item, extension, name_of);
      if (MayDecide(frame, extension)) AddDecideForm(item, extension, state);
      AddEndForm(item, frame, detail, extension, state);
    }
  }
  AddAskForms(body, frame, detail, state);
  AddPauses(body, frame, detail, name_of, state);
}

std::string RenderExtensions(
    const Frame& frame,
    const views::Page<views::ExtensionLine>& waiting,
    std::int64_t page_number,
    const NameOfAccount& name_of,
    const SteerState& state
) {
  Page page(frame, "extensions.tpl");
  Dict& body = page.body();
  if (state.error) AddErrorBox(body, *state.error);
  AddAsOf(body, frame);
  SetNumber(body, "TOTAL", waiting.total);
  ShowIf(body, "EMPTY", waiting.rows.empty());
  if (waiting.rows.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  for (const views::ExtensionLine& extension : waiting.rows) {
    Dict& item = *list.AddSectionDictionary("EXTENSION");
    Set(item, "TASK_URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(extension.task.value)));
    SetOrdinal(item, extension.task_ordinal);
    Set(item, "TITLE", extension.task_title);
    Set(item, "PLAN", extension.plan_number);
    FillExtension(item, extension, name_of);
    if (MayDecide(frame, extension)) AddDecideForm(item, extension, state);
  }
  AddPager(list, waiting.total, page_number, kListRows, LinkAt(frame, "/gia-han"));
  return page.Html();
}

}  // namespace sauro::pages
