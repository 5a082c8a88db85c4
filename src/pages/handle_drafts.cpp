#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "pages/approval_page.h"
#include "pages/before_approval.h"
#include "pages/draft_page.h"
#include "pages/draft_parts.h"
#include "pages/error_page.h"
#include "pages/handlers.h"
#include "pages/office_pages.h"
#include "pages/row_form.h"
#include "pages/words.h"
#include "usecase/draft_edit.h"
#include "usecase/draft_replace.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_import.h"
#include "usecase/plan_reading.h"
#include "usecase/reading.h"
#include "usecase/section_fill.h"
#include "usecase/unknown_names.h"

namespace sauro::pages {
namespace {

constexpr std::string_view kLearned = "da-luu-ten";

domain::DraftId DraftOf(const Request& request) {
  return domain::DraftId(request.Param("id"));
}

std::string UrlOf(const Request& request) {
  return "/du-thao/" + UrlEncode(request.Param("id"));
}

// The page of the draft that the person was on, at the row.
std::string BackTo(const Request& request, std::string_view notice) {
  const std::string& page = request.form.Get("trang");
  const std::string& only = request.form.Get("loc");
  const bool saved = notice == "da-luu" || notice == kLearned;
  std::string url = Query()
                        .Add("trang", page == "1" ? "" : page)
                        .Add("loc", only)
                        .Add("bao", notice)
                        .Add("dong", saved ? request.Param("key") : "")
                        .After(UrlOf(request));
  if (saved) url += "#dong-" + UrlEncode(request.Param("key"));
  return url;
}

std::int64_t RevisionOf(const Request& request) {
  const std::string& text = request.form.Get("revision");
  std::int64_t revision = 0;  // what is no number is no revision: a conflict
  std::from_chars(text.data(), text.data() + text.size(), revision);
  return revision;
}

// Somebody else was first: say so, and lead to what is there now.
Response Overtaken(const Context& context, const Request& request, const Error& why) {
  WayOut way{UrlOf(request), "Mở lại dự thảo"};
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (draft && draft->line.plan) {
    way = {"/ke-hoach/" + UrlEncode(draft->line.plan->value), "Xem kế hoạch đã phê duyệt"};
  } else if (why.place == "plan") {
    way = {UrlOf(request) + "/doi-chieu", "Đối chiếu với kế hoạch đã phê duyệt"};
  }
  Frame frame = FrameFor(context, request, "Chưa thực hiện được");
  http::Failure failure = http::FailureFrom(why);
  failure.error.place.clear();
  Response response = Response::Html(RenderError(frame, request, failure, way), failure.status);
  StandForContent(request, response);
  return response;
}

// Names of the catalogue for the fields that name organisations; `field`: the one field that the
// form asks for, or all.
Result<std::vector<std::string>> NamesToChoose(const Context& context, const std::string& field) {
  const auto one = intake::FieldFromCode(field);
  const intake::DraftTask row;
  if (one && intake::PartiesOf(row, *one) == nullptr) return std::vector<std::string>();
  const auto head = context.app.queries.Head();
  if (!head) return head.error();
  const auto catalogue = context.app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  std::vector<std::string> names;
  for (const auto& organization : catalogue->organizations) names.push_back(organization.name);
  for (const auto& group : catalogue->groups) names.push_back(group.name);
  return names;
}

bool IsOfDocument(const Request& request) {
  return request.Param("key") == usecase::kDocumentRow;
}

// Of a row, or of the document.
Response RowForm(
    const Context& context, const Request& request, const RowFormState& state, int status
) {
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  const std::string& key = request.Param("key");
  const ReviewRow row = FindRow(draft->plan, key);
  if (!row && !IsOfDocument(request)) {
    return Overtaken(
        context, request, Conflict("Dòng này không còn trong dự thảo. Vui lòng mở lại dự thảo.")
    );
  }
  RowFormState shown = state;
  shown.in_place = !request.Header("HX-Request").empty();
  std::string html;
  if (!row) {
    html = RenderDocumentForm(FrameFor(context, request, "Sửa thông tin văn bản"), *draft, shown);
  } else {
    auto names = NamesToChoose(context, state.typed.Get("truong"));
    if (!names) return Response::Fail(names.error());
    shown.names = std::move(*names);
    html = RenderRowForm(FrameFor(context, request, "Sửa dòng dự thảo"), *draft, row, shown);
  }
  Response response = Response::Html(std::move(html), status);
  if (state.error && shown.in_place) {
    const std::string& field = state.typed.Get("truong");
    response.Set("HX-Retarget", "#sua-" + key + (field.empty() ? "" : "_" + field));
    response.Set("HX-Reselect", ".edit");
  }
  return response;
}

// The page to approve on, as things stand now, with what was wrong.
Response ApprovalPage(
    const Context& context, const Request& request, const std::optional<Error>& error
) {
  const usecase::Principal& who = session::Who(request);
  const auto draft = usecase::ReadDraft(context.app, who, DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  if (draft->line.state != views::DraftState::kOpen) {
    return Overtaken(context, request, Conflict("Dự thảo này đã được phê duyệt hoặc đã bỏ."));
  }
  auto without = usecase::FindRowsWithoutReporter(context.app, who, DraftOf(request));
  if (!without) return Response::Fail(without.error());
  auto known = usecase::PlansLike(context.app, who, draft->plan);
  if (!known) return Response::Fail(known.error());
  const Frame frame = FrameFor(context, request, "Phê duyệt kế hoạch");
  auto links = usecase::ListSaidLinks(context.app, who, DraftOf(request));
  if (!links) return Response::Fail(links.error());
  auto names = usecase::ReadDraftNames(context.app, who, DraftOf(request));
  if (!names) return Response::Fail(names.error());
  const ApprovalState state{
      std::move(*without), std::move(*links), std::move(*names), std::move(*known), error};
  const int status = error ? http::StatusFor(error->kind) : 200;
  return Response::Html(RenderApproval(frame, *draft, state), status);
}

// Tasks on which nobody could report are approved only by somebody who says so. What else hinders,
// the approval itself says: a draft that is closed, or another one than was seen.
Status CheckWithoutReporter(const Context& context, const Request& request) {
  const usecase::Principal& who = session::Who(request);
  const auto line = usecase::FindDraftLine(context.app, who, DraftOf(request));
  if (!line) return {};
  const bool open = line->state == views::DraftState::kOpen;
  if (!open || line->revision != RevisionOf(request)) return {};
  const auto rows = usecase::FindRowsWithoutReporter(context.app, who, DraftOf(request));
  if (!rows) return rows.error();
  return CheckAllTheSame(*rows, request.form.Get(std::string(kAllTheSame)));
}

}  // namespace

Response DraftsPage(
    const Context& context, const Request& request, const std::optional<Error>& error, int status
) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  const auto drafts = usecase::ListDrafts(context.app, session::Who(request), *as_of);
  if (!drafts) return Response::Fail(drafts.error());
  Frame frame = FrameAt(context, request, "Dự thảo", drafts->at, *as_of);
  frame.htmx = true;  // an editor's first page: the drafts after it have the script already
  const auto name_of = [&](const domain::AccountId& account) {
    return usecase::DisplayName(context.app, account);
  };
  const auto readings = usecase::ListReadings(context.app, session::Who(request));
  if (!readings) return Response::Fail(readings.error());
  const auto limit = static_cast<std::int64_t>(context.options.max_plan_bytes);
  return Response::Html(
      RenderDrafts(frame, drafts->view, name_of, error, limit, {*readings, context.app.clock()}),
      status
  );
}

Response ShowDrafts(const Context& context, Request& request) {
  return DraftsPage(context, request, std::nullopt, 200);
}

namespace {

Result<std::string> DraftHtml(
    const Context& context,
    const Request& request,
    const usecase::DraftReview& draft,
    DraftChoice choice,
    WholeDraftState whole
) {
  Frame frame = FrameFor(context, request, "Soát dự thảo");
  // The head of the page is out of sight for whoever works on its rows.
  if (request.query.Get("bao") != "da-tai-len") choice.saved = std::exchange(frame.notice, {});
  auto known = usecase::PlansLike(context.app, session::Who(request), draft.plan);
  if (!known) return known.error();
  if (AsksForNames(draft.plan)) {
    auto names = NamesToChoose(context, "");
    if (!names) return names.error();
    whole.names = std::move(*names);
  }
  return RenderDraft(frame, draft, choice, *known, whole);
}

// The page of the draft with what was wrong in the form that the request sent: `typed` is what it
// typed there.
Response DraftWithError(
    const Context& context, const Request& request, const Error& why, const std::string& typed
) {
  if (why.kind == ErrorKind::kConflict && why.place != "remember")
    return Overtaken(context, request, why);
  if (why.kind != ErrorKind::kInvalid && why.kind != ErrorKind::kConflict)
    return Response::Fail(why);
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  WholeDraftState whole;
  whole.error = why;
  whole.mark = request.form.Get("dau");
  whole.typed = typed;
  whole.remember = request.form.Has("nho");
  const std::string& page = request.form.Get("trang");
  std::int64_t number = 1;
  std::from_chars(page.data(), page.data() + page.size(), number);
  http::Parameters query;
  query.Add("loc", request.form.Get("loc"));
  const DraftChoice choice = ChoiceOf(query, std::max<std::int64_t>(1, number));
  auto html = DraftHtml(context, request, *draft, choice, std::move(whole));
  if (!html) return Response::Fail(html.error());
  return Response::Html(std::move(*html), http::StatusFor(why.kind));
}

}  // namespace

Response SettleName(const Context& context, Request& request) {
  const std::string& what = request.form.Get("viec");
  const bool keep = what == "giu";
  if (!keep && what != "gan")
    return Response::Fail(Invalid("Thao tác không đúng. Vui lòng mở lại dự thảo."));
  usecase::NameDecision decision;
  decision.name = request.form.Get("ten");
  if (!keep) decision.chosen = request.form.Get("chon");
  decision.remember = !keep && request.form.Has("nho");
  decision.seen = request.form.Get("dau");
  if (!keep && Trim(decision.chosen).empty()) {
    const Error nobody = Invalid("Hãy chọn một cơ quan hoặc nhóm trong danh mục.", "chosen");
    return DraftWithError(context, request, nobody, "");
  }
  const auto settled = usecase::SettleName(
      context.app,
      session::Who(request),
      {RequestIdOf(context, request), DraftOf(request), std::nullopt},
      decision
  );
  if (!settled) return DraftWithError(context, request, settled.error(), decision.chosen);
  const char* assigned = settled->learned > 0 ? "da-gan-nho-ten" : "da-gan-ten";
  return Response::Redirect(BackTo(request, keep ? "da-giu-ten" : assigned));
}

Response FillSection(const Context& context, Request& request) {
  const usecase::SectionFill fill{request.form.Get("dau"), request.form.Get("gia_tri")};
  const auto filled = usecase::FillSection(
      context.app,
      session::Who(request),
      {RequestIdOf(context, request), DraftOf(request), std::nullopt},
      fill
  );
  if (!filled) return DraftWithError(context, request, filled.error(), fill.value);
  return Response::Redirect(BackTo(request, "da-dat-ca-muc"));
}

Response ShowDraft(const Context& context, Request& request) {
  if (auto same = Unchanged(context, request, std::nullopt)) return std::move(*same);
  // The moment first: a mend in between makes the tag too old, which is harmless.
  const auto at = usecase::Resolve(context.app, std::nullopt);
  if (!at) return Response::Fail(at.error());
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  if (draft->line.plan) {
    return Response::Redirect("/ke-hoach/" + UrlEncode(draft->line.plan->value));
  }
  if (draft->line.state == views::DraftState::kDiscarded) {
    return Response::Fail(NotFound("Dự thảo này đã được bỏ. Vui lòng mở dự thảo khác."));
  }
  auto html = DraftHtml(context, request, *draft, ChoiceOf(request.query, PageNumber(request)), {});
  if (!html) return Response::Fail(html.error());
  return Tagged(request, std::move(*html), *at);
}

Response ShowSource(const Context& context, Request& request) {
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  const Frame frame = FrameFor(context, request, "Văn bản gốc");
  return Response::Html(RenderSource(frame, *draft));
}

Response ShowDraftNews(const Context& context, Request& request) {
  const auto line = usecase::FindDraftLine(context.app, session::Who(request), DraftOf(request));
  if (!line) return Response::Fail(line.error());
  if (std::to_string(line->revision) == request.query.Get("ban")) return Response::NoContent();
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  std::vector<std::string> marks;
  for (const http::NameValue& item : request.query) {
    if (item.name == "dau" && marks.size() < kDraftRows + 1) marks.push_back(item.value);
  }
  const Frame frame = FrameFor(context, request, "");
  const std::string by = usecase::DisplayName(context.app, draft->line.changed_by);
  return Response::Html(RenderDraftNews(frame, *draft, marks, by));
}

Response ShowRowForm(const Context& context, Request& request) {
  RowFormState state;
  state.typed.Add("truong", request.query.Get("truong"));
  state.typed.Add("trang", request.query.Get("trang"));
  state.typed.Add("loc", request.query.Get("loc"));
  return RowForm(context, request, state, 200);
}

Response MendRow(const Context& context, Request& request) {
  const auto draft = usecase::ReadDraft(context.app, session::Who(request), DraftOf(request));
  if (!draft) return Response::Fail(draft.error());
  const ReviewRow row = FindRow(draft->plan, request.Param("key"));
  const bool open = draft->line.state == views::DraftState::kOpen;
  if ((!row && !IsOfDocument(request)) || !open) {
    return Overtaken(
        context,
        request,
        Conflict("Dự thảo đã thay đổi hoặc đã được phê duyệt; thay đổi vừa nhập chưa được lưu.")
    );
  }
  const std::vector<usecase::RowChange> changes =
      row ? ChangesOf(row, request.form) : DocumentChangesOf(draft->plan, request.form);
  if (changes.empty()) return Response::Redirect(BackTo(request, "da-luu"));
  const auto mended = usecase::MendDraft(
      context.app,
      session::Who(request),
      {RequestIdOf(context, request), DraftOf(request), std::nullopt},
      changes
  );
  if (mended) return Response::Redirect(BackTo(request, mended->learned > 0 ? kLearned : "da-luu"));
  const Error& why = mended.error();
  if (why.kind != ErrorKind::kInvalid && why.kind != ErrorKind::kConflict) {
    return Response::Fail(why);
  }
  // The form comes back with what was typed, and with what the fields say now as what was seen.
  return RowForm(context, request, {request.form, why}, http::StatusFor(why.kind));
}

namespace {

struct RowAct {
  usecase::RowAction action;
  std::string_view notice;
};

std::optional<RowAct> ActOf(std::string_view what) {
  if (what == "bo") return RowAct{usecase::RowAction::kRemove, "da-xoa-dong"};
  if (what == "xac-nhan") return RowAct{usecase::RowAction::kConfirm, "da-xac-nhan"};
  if (what == "da-xem") return RowAct{usecase::RowAction::kSettle, "da-xem"};
  return std::nullopt;
}

}  // namespace

Response DecideRow(const Context& context, Request& request) {
  const std::optional<RowAct> act = ActOf(request.form.Get("viec"));
  if (!act) return Response::Fail(Invalid("Thao tác không đúng. Vui lòng mở lại dự thảo."));
  // A doubt that was looked at has a mark of its own.
  std::optional<std::string> seen;
  const std::string& mark = request.form.Get("dau");
  if (act->action != usecase::RowAction::kSettle)
    seen = mark.substr(std::min(mark.size(), mark.find(':') + 1));
  const auto decided = usecase::DecideRow(
      context.app,
      session::Who(request),
      {RequestIdOf(context, request), DraftOf(request), std::nullopt},
      {request.Param("key"), act->action, std::move(seen), request.form.Get("nghi_van")}
  );
  if (decided) return Response::Redirect(BackTo(request, act->notice));
  if (decided.error().kind == ErrorKind::kConflict) {
    return Overtaken(context, request, decided.error());
  }
  return Response::Fail(decided.error());
}

Response ConfirmClearRows(const Context& context, Request& request) {
  const auto confirmed = usecase::ConfirmClearRows(
      context.app,
      session::Who(request),
      {RequestIdOf(context, request), DraftOf(request), RevisionOf(request)}
  );
  if (confirmed) return Response::Redirect(BackTo(request, "da-xac-nhan-het"));
  if (confirmed.error().kind != ErrorKind::kConflict) return Response::Fail(confirmed.error());
  return Overtaken(context, request, confirmed.error());
}

Response ShowApproval(const Context& context, Request& request) {
  return ApprovalPage(context, request, std::nullopt);
}

Response Approve(const Context& context, Request& request) {
  const Status asked = CheckWithoutReporter(context, request);
  if (!asked && asked.error().kind == ErrorKind::kInvalid) {
    return ApprovalPage(context, request, asked.error());
  }
  if (!asked) return Response::Fail(asked.error());
  const auto plan = usecase::ApproveDraft(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      DraftOf(request),
      RevisionOf(request)
  );
  if (plan) {
    return Response::Redirect("/ke-hoach/" + UrlEncode(plan->value) + "?bao=da-phe-duyet");
  }
  if (plan.error().kind == ErrorKind::kConflict) return Overtaken(context, request, plan.error());
  if (plan.error().kind != ErrorKind::kInvalid) return Response::Fail(plan.error());
  return ApprovalPage(context, request, plan.error());
}

Response Discard(const Context& context, Request& request) {
  const Status done = usecase::DiscardDraft(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      DraftOf(request),
      request.form.Get("ly_do")
  );
  if (done.ok()) return Response::Redirect("/du-thao?bao=da-bo");
  if (done.error().kind == ErrorKind::kConflict) return Overtaken(context, request, done.error());
  return Response::Fail(done.error());
}

}  // namespace sauro::pages
